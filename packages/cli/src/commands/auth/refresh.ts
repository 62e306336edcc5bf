import { Command } from '@oclif/core/command'
import * as Flags from '@oclif/core/flags'
import { accountArgs, accountFlags } from '../../auth/account-flags'
import { findRoot } from '../../workspace/destinations'

/** `auth:refresh <slug>` */
export default class AuthRefresh extends Command {
  static override summary =
    "Get new tokens with the destination's own refreshAccessToken, and save them in .settings/<slug>.json."

  static override examples = [
    { description: 'After auth:login', command: '<%= config.bin %> auth:refresh my-tool' },
    {
      description: 'With the fake provider',
      command: '<%= config.bin %> auth:refresh my-tool --rewrite https://api.example.com=http://127.0.0.1:4100'
    }
  ]

  static override args = accountArgs

  static override flags = {
    ...accountFlags,
    json: Flags.boolean({ description: 'print { destination, file, rotated }' })
  }

  async run(): Promise<void> {
    const { args, flags } = await this.parse(AuthRefresh)
    // Late, as --help may load this file. `import()` would not find a TypeScript file here.
    const { openAccount } = require('../../auth/account') as typeof import('../../auth/account')
    const { describeRefresh, refreshTokens } = require('../../auth/account') as typeof import('../../auth/account')
    const report = await refreshTokens(await openAccount(findRoot(), args.slug, flags))
    if (flags.json) this.log(JSON.stringify(report, null, 2))
    else for (const line of describeRefresh(report)) this.log(line)
  }
}
