import { Command } from '@oclif/core/command'
import * as Flags from '@oclif/core/flags'
import { accountArgs, accountFlags } from '../../auth/account-flags'
import { findRoot } from '../../workspace/destinations'

/** `auth:test <slug>`; exit code 0 when the credentials are good, else 1. */
export default class AuthTest extends Command {
  static override summary =
    "Test the saved settings and tokens with the destination's testAuthentication. A 401 refreshes the tokens once."

  static override examples = [
    { description: 'With the saved settings', command: '<%= config.bin %> auth:test my-tool' },
    { description: 'With another key', command: '<%= config.bin %> auth:test canny --setting apiKey=example' }
  ]

  static override args = accountArgs

  static override flags = {
    ...accountFlags,
    json: Flags.boolean({ description: 'print { destination, ok, refreshed, error? }' })
  }

  async run(): Promise<void> {
    const { args, flags } = await this.parse(AuthTest)
    // Late, as --help may load this file. `import()` would not find a TypeScript file here.
    const { openAccount } = require('../../auth/account') as typeof import('../../auth/account')
    const credentials = require('../../auth/account') as typeof import('../../auth/account')
    const report = await credentials.checkCredentials(await openAccount(findRoot(), args.slug, flags))
    if (flags.json) this.log(JSON.stringify(report, null, 2))
    else for (const line of credentials.describeCredentials(report)) this.log(line)
    if (!report.ok) this.exit(1)
  }
}
