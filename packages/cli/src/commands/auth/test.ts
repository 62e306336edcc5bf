import * as Args from '@oclif/core/args'
import { Command } from '@oclif/core/command'
import * as Flags from '@oclif/core/flags'
import { findRoot } from '../../workspace/root'

/** `auth:test <slug>`; exit code 0 when the credentials are good, else 1. */
export default class AuthTest extends Command {
  static override description =
    "Try the saved settings and tokens by the destination's testAuthentication. A 401 refreshes the tokens once."

  static override examples = [
    { description: 'With what is saved', command: '<%= config.bin %> auth:test my-tool' },
    { description: 'With another key', command: '<%= config.bin %> auth:test canny --setting apiKey=example' }
  ]

  // Else oclif takes what is piped in for an argument that is missing.
  static override args = {
    slug: Args.string({
      ignoreStdin: true,
      description: 'the destination: its folder, its slug or a path',
      required: true
    })
  }

  static override flags = {
    setting: Flags.string({
      multiple: true,
      multipleNonGreedy: true,
      helpValue: '<key>=<text>',
      description: 'one setting'
    }),
    rewrite: Flags.string({
      multiple: true,
      multipleNonGreedy: true,
      helpValue: '<origin>=<origin>',
      description: 'send requests for the first origin to the second one'
    }),
    json: Flags.boolean({ description: 'print { destination, ok, refreshed, error? }' })
  }

  async run(): Promise<void> {
    const { args, flags } = await this.parse(AuthTest)
    // Late, as every command is loaded for --help. `import()` would not find a TypeScript file here.
    const { openAccount } = require('../../auth/account') as typeof import('../../auth/account')
    const credentials = require('../../auth/check-credentials') as typeof import('../../auth/check-credentials')
    const report = await credentials.checkCredentials(await openAccount(findRoot(), args.slug, flags))
    if (flags.json) this.log(JSON.stringify(report, null, 2))
    else for (const line of credentials.describeCredentials(report)) this.log(line)
    if (!report.ok) this.exit(1)
  }
}
