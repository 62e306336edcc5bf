import { Command } from '@oclif/core/command'
import * as Flags from '@oclif/core/flags'
import { widthOf } from '../terminal/lines'
import { findRoot } from '../workspace/destinations'

/** `doctor [--json]` */
export default class Doctor extends Command {
  static override summary =
    'Check this machine and repository: node, npm, lock file, generated types, slugs, credentials, port, git hooks.'

  static override description = 'Exit code 1 when something is wrong.'

  static override examples = [
    { description: 'For people', command: '<%= config.bin %> doctor' },
    { description: 'For programs', command: '<%= config.bin %> doctor --json' }
  ]

  static override flags = {
    json: Flags.boolean({ description: 'print an array of { subject, status, message, todo, missing }' })
  }

  async run(): Promise<void> {
    const { flags } = await this.parse(Doctor)
    // Late, as --help may load this file.
    const { describeDiagnoses, examine } = require('../doctor/doctor') as typeof import('../doctor/doctor')
    const diagnoses = await examine(findRoot())
    if (flags.json) this.log(JSON.stringify(diagnoses, null, 2))
    else for (const line of describeDiagnoses(diagnoses, widthOf(process.stdout))) this.log(line)
    if (diagnoses.some(({ status }) => status === 'error')) this.exit(1)
  }
}
