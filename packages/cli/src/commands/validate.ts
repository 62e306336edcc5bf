import * as Args from '@oclif/core/args'
import * as Flags from '@oclif/core/flags'
import { Command } from '@oclif/core/command'
import { findDestination, listDestinations, findRoot } from '../workspace/destinations'

/** `validate [slug...] [--fix [--dry-run]] [--json | --sarif]` */
export default class Validate extends Command {
  static override summary = 'Check destinations by the rules in docs/rules.md.'

  static override description = 'Exit code 1 when there is an error; warnings alone exit with 0.'

  static override examples = [
    { description: 'All destinations', command: '<%= config.bin %> validate' },
    { description: 'One, with safe fixes', command: '<%= config.bin %> validate slack --fix' },
    { description: 'For a code host', command: '<%= config.bin %> validate --sarif' }
  ]

  static override args = {
    slug: Args.string({ description: 'destinations: folder names, slugs or paths; default all', multiple: true })
  }

  static override flags = {
    fix: Flags.boolean({ description: 'apply safe fixes to the source files' }),
    'dry-run': Flags.boolean({ description: 'show what --fix would change, and write nothing', dependsOn: ['fix'] }),
    json: Flags.boolean({ description: 'print the result as JSON', exclusive: ['sarif'] }),
    sarif: Flags.boolean({ description: 'print the result as a SARIF 2.1.0 log' })
  }

  async run(): Promise<void> {
    const { args, flags } = await this.parse(Validate)
    const root = findRoot()
    const places = args.slug ? args.slug.map((slug) => findDestination(root, slug)) : listDestinations(root)
    // Late, as --help may load this file.
    const { validateAndFix } = require('../lint/fix') as typeof import('../lint/fix')
    const report = require('../lint/report') as typeof import('../lint/report')
    const { sarifOf } = require('../lint/report') as typeof import('../lint/report')
    const { validation, fixes } = await validateAndFix(root, places, { fix: flags.fix, write: !flags['dry-run'] })
    if (flags.sarif) this.log(JSON.stringify(sarifOf(root, validation.problems), null, 2))
    else if (flags.json) this.log(JSON.stringify(report.validationJson(root, validation), null, 2))
    const print = flags.json || flags.sarif ? this.logToStderr.bind(this) : this.log.bind(this)
    for (const line of report.describeFixes(fixes, { written: !flags['dry-run'] })) print(line)
    if (!flags.json && !flags.sarif) for (const line of report.describeValidation(validation)) this.log(line)
    if (!report.isValid(validation)) this.exit(1)
  }
}
