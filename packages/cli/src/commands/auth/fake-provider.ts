import { Command } from '@oclif/core/command'
import * as Flags from '@oclif/core/flags'
import { awaitInterruption } from '../../terminal/keys'

/** `auth:fake-provider`; Ctrl-C is its normal end, with exit code 0. */
export default class AuthFakeProvider extends Command {
  static override summary = 'Serve an OAuth provider for practice on this machine: login, refresh, forced expiry.'

  static override examples = [
    {
      description: 'With a page that asks for approval',
      command: '<%= config.bin %> auth:fake-provider'
    },
    {
      description: 'For scripts, with tokens that are expired from the start',
      command: '<%= config.bin %> auth:fake-provider --approve --force-expiry'
    }
  ]

  static override flags = {
    port: Flags.integer({
      char: 'p',
      min: 0,
      max: 65_535,
      default: 4100,
      description: 'the port, or 0 for any free one'
    }),
    approve: Flags.boolean({ description: 'allow every access without asking' }),
    'expires-in': Flags.integer({ min: 1, default: 3600, description: 'how many seconds access tokens are valid' }),
    'force-expiry': Flags.boolean({
      description: 'issue expired tokens at login; refreshed tokens are valid'
    }),
    'client-id': Flags.string({ default: 'fake-client', description: 'the ID of its client' }),
    'client-secret': Flags.string({
      default: 'fake-secret',
      description: 'the secret of its client; use no real secret'
    }),
    json: Flags.boolean({ description: 'print { origin, authorizeUrl, tokenUrl, ... } once; calls to stderr' })
  }

  async run(): Promise<void> {
    const { flags } = await this.parse(AuthFakeProvider)
    // Late, as --help may load this file. `import()` would not find a TypeScript file here.
    const { describeProvider, serveProvider } =
      require('../../auth/fake-provider/serve-provider') as typeof import('../../auth/fake-provider/serve-provider')
    const interruption = awaitInterruption()
    const { provider, stop } = await serveProvider(flags.port, {
      approve: flags.approve,
      clientId: flags['client-id'],
      clientSecret: flags['client-secret'],
      expiresIn: flags['expires-in'],
      forceExpiry: flags['force-expiry'],
      log: (line) => (flags.json ? this.logToStderr(line) : this.log(line))
    })
    if (flags.json) this.log(JSON.stringify(provider, null, 2))
    else for (const line of describeProvider(provider)) this.log(line)
    await interruption.happened
    interruption.stop()
    await stop()
  }
}
