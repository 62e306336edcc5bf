import { relative } from 'node:path'
import { Command } from '@oclif/core/command'
import * as Flags from '@oclif/core/flags'
import { FailureError } from '@segment/actions-input'
import { transaction } from '../../files/transaction'
import { findRoot } from '../../workspace/destinations'

/** `docs:reference [--check] [--json]` */
export default class DocsReference extends Command {
  static override summary =
    'Generate docs/cli.md from the commands, docs/destinations.md from the definitions and docs/rules.md from the rules.'

  static override examples = [
    { description: 'After a change of a command, a destination or a rule', command: '<%= config.bin %> docs:reference' }
  ]

  static override flags = {
    check: Flags.boolean({ description: 'write nothing; exit with 1 if a page is not current' }),
    json: Flags.boolean({ description: 'print { written, stale }: the pages that were not current' })
  }

  async run(): Promise<void> {
    const { flags } = await this.parse(DocsReference)
    // Late, as --help may load this file.
    const { referencePages } = require('../../docs/reference-pages') as typeof import('../../docs/reference-pages')
    const { isCurrent } = require('../../files/plan') as typeof import('../../files/plan')
    const root = findRoot()
    const pages = await referencePages(root, this.config.commands)
    const stale = [...pages].filter(([path, text]) => !isCurrent(path, text))
    if (!flags.check) await transaction(root, new Map(stale))
    const paths = stale.map(([path]) => relative(process.cwd(), path))
    if (flags.json) {
      this.log(JSON.stringify({ written: !flags.check, stale: paths }, null, 2))
      return this.exit(flags.check && stale.length > 0 ? 1 : 0)
    }
    for (const path of paths) this.log(`${flags.check ? 'Not current:' : 'Wrote'} ${path}`)
    if (flags.check && stale.length > 0)
      throw new FailureError('Run ./bin/run docs:reference and commit what it writes.')
  }
}
