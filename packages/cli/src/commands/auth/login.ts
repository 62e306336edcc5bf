import * as Args from '@oclif/core/args'
import { Command } from '@oclif/core/command'
import * as Flags from '@oclif/core/flags'
import { CancelledError } from '@segment/actions-input'
import { isTerminal } from '../../terminal/prompt'
import { awaitInterruption, openInBrowser } from '../../terminal/keys'
import { findRoot } from '../../workspace/destinations'

/** `auth:login <slug>`; Ctrl-C ends it with exit code 130 and saves nothing. */
export default class AuthLogin extends Command {
  static override summary =
    'Log in to the OAuth provider of a destination in the browser. The tokens go into .settings/<slug>.json.'

  static override examples = [
    {
      description: 'The first time; it saves the addresses and the client',
      command:
        '<%= config.bin %> auth:login my-tool --authorize-url https://login.example.com/authorize --token-url https://login.example.com/token --client-id my-app --scope profile'
    },
    { description: 'Again', command: '<%= config.bin %> auth:login my-tool' },
    {
      description: 'Where the redirect address http://127.0.0.1:8400/callback is registered',
      command: '<%= config.bin %> auth:login my-tool --port 8400'
    }
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
    'authorize-url': Flags.string({ description: 'where people log in; or <FOLDER>_OAUTH_AUTHORIZE_URL' }),
    'token-url': Flags.string({ description: 'the token endpoint; or <FOLDER>_OAUTH_TOKEN_URL' }),
    'client-id': Flags.string({ description: 'the client ID; or <FOLDER>_OAUTH_CLIENT_ID' }),
    'client-secret': Flags.string({
      description: 'the client secret, if there is one; better in <FOLDER>_OAUTH_CLIENT_SECRET, which can be in .env'
    }),
    scope: Flags.string({
      char: 's',
      multiple: true,
      multipleNonGreedy: true,
      description: 'a scope to ask for; or <FOLDER>_OAUTH_SCOPE'
    }),
    param: Flags.string({
      multiple: true,
      multipleNonGreedy: true,
      helpValue: '<name>=<value>',
      description: 'another parameter for the provider, such as access_type=offline'
    }),
    basic: Flags.boolean({ description: 'send the client ID and secret in the header Authorization' }),
    port: Flags.integer({
      char: 'p',
      min: 0,
      max: 65_535,
      default: 0,
      description: 'the port of the redirect address, or 0 for any free one'
    }),
    browser: Flags.boolean({ allowNo: true, description: 'open the browser; default only in a terminal' }),
    timeout: Flags.integer({ min: 1, max: 86_400, default: 300, description: 'how many seconds to wait' }),
    json: Flags.boolean({
      description: 'print { destination, file, refreshable, expiresIn, scope }; the rest to stderr'
    })
  }

  async run(): Promise<void> {
    const { args, flags } = await this.parse(AuthLogin)
    // Late, as --help may load this file. `import()` would not find a TypeScript file here.
    const { loadDestination } = require('../../auth/account') as typeof import('../../auth/account')
    const { findClient } = require('../../auth/oauth-client') as typeof import('../../auth/oauth-client')
    const { describeLogin, login } = require('../../auth/login') as typeof import('../../auth/login')
    const loaded = loadDestination(findRoot(), args.slug)
    const client = await findClient(findRoot(), loaded, flags)
    const cancel = new AbortController()
    const interruption = awaitInterruption()
    void interruption.happened.then(() => cancel.abort(new CancelledError()))
    const print = (line: string) => (flags.json ? this.logToStderr(line) : this.log(line))
    const report = await login(findRoot(), loaded, client, {
      ...flags,
      parameters: flags.param ?? [],
      signal: cancel.signal,
      warn: print,
      invite: (address) => {
        print(`Open this address in a browser on this machine and allow the access:\n\n  ${address}\n`)
        const isOpened = flags.browser ?? isTerminal()
        if (isOpened) openInBrowser(address, () => print('Could not open a browser. Open the address yourself.'))
      }
    }).finally(() => interruption.stop())
    if (flags.json) this.log(JSON.stringify(report, null, 2))
    else for (const line of describeLogin(report)) this.log(line)
  }
}
