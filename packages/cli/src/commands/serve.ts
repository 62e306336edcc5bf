import * as Args from '@oclif/core/args'
import * as Flags from '@oclif/core/flags'
import { Command } from '@oclif/core/command'
import { ask, isTerminal } from '../terminal/prompt'
import { awaitInterruption, CTRL_C, listenForKeys, openInBrowser } from '../terminal/keys'
import type { Serving } from '../server/serve'
import { listDestinations, type Mode, findRoot } from '../workspace/destinations'
import { storeFlag } from '../deliver/flags'
import { allowFlag, rewriteFlag } from '../frame/request-flags'

const deliveryOf = ({ delivery: folder, store }: { delivery?: string; store?: string }) =>
  folder === undefined ? undefined : { folder, ...(store !== undefined && { store }) }

/** `serve [destination...]`; Ctrl-C is its normal end, with exit code 0. */
export default class Serve extends Command {
  static override summary = 'Serve destinations on this machine: post events to them and see what they do.'

  static override examples = [
    { description: 'On port 3000, or the next free one', command: '<%= config.bin %> serve slack' },
    { description: 'Two of them, each under its own path', command: '<%= config.bin %> serve slack webhook' },
    { description: 'One that runs in a browser, on a page', command: '<%= config.bin %> serve --browser koala' },
    {
      description: 'With a server of your own instead of Slack',
      command: '<%= config.bin %> serve slack --rewrite https://hooks.slack.com=http://127.0.0.1:4000'
    },
    {
      description: 'With a stand-in for the vendor that fails once',
      command: '<%= config.bin %> serve slack --stand-in --script 500,200'
    }
  ]

  // Else oclif takes what is piped in for an argument that is missing.
  static override args = {
    destination: Args.string({
      ignoreStdin: true,
      description: 'destinations: folder names, slugs or paths',
      multiple: true
    })
  }

  static override flags = {
    destination: Flags.string({
      char: 'd',
      multiple: true,
      multipleNonGreedy: true,
      description: 'a destination, as the argument'
    }),
    all: Flags.boolean({ char: 'a', description: 'all destinations of the workspace', exclusive: ['destination'] }),
    browser: Flags.boolean({
      description: 'serve a page that runs analytics.js with browser destinations',
      exclusive: ['rewrite', 'allow']
    }),
    directory: Flags.string({
      char: 'b',
      description: 'the folder of the destinations; default the one for their mode',
      exclusive: ['all']
    }),
    port: Flags.integer({
      char: 'p',
      env: 'PORT',
      min: 0,
      max: 65_535,
      description: 'the port, or 0 for any free one; default 3000 or the next free one'
    }),
    rewrite: rewriteFlag,
    allow: allowFlag,
    'stand-in': Flags.boolean({
      description: 'send the requests to a stand-in for the vendor',
      exclusive: ['browser']
    }),
    script: Flags.string({
      helpValue: '<step>,<step>...',
      dependsOn: ['stand-in'],
      description:
        'how the stand-in answers: statuses, such as 400 or 429:30 (Retry-After), slow:<milliseconds>, cut; default 200'
    }),
    delivery: Flags.string({
      helpValue: '<folder>',
      exclusive: ['browser'],
      description: 'show the delivery of this configuration on the page, also while deliver does not run'
    }),
    store: storeFlag,
    json: Flags.boolean({ description: 'print { origin, destinations } once; all else to stderr' }),
    noUI: Flags.boolean({ char: 'n', hidden: true, description: 'has no effect: no page opens' })
  }

  async run(): Promise<void> {
    const { args, flags } = await this.parse(Serve)
    // Late, as --help may load this file. `import()` would not find a TypeScript file here.
    const { parseRewrites, parseScript } =
      require('@segment/actions-session') as typeof import('@segment/actions-session')
    const script = flags['stand-in'] ? parseScript(flags.script ?? '200') : undefined
    const rewrites = parseRewrites(flags.rewrite ?? [])
    const root = findRoot()
    const given = [...(args.destination ?? []), ...(flags.destination ?? [])]
    const mode = flags.browser ? 'device' : 'cloud'
    const names = given.length > 0 || flags.all ? given : [await this.askForDestination(root, mode)]
    const { placesToServe, serve } = require('../server/serve') as typeof import('../server/serve')
    const { servePage } = require('../browser-server/serve-page') as typeof import('../browser-server/serve-page')
    const places = placesToServe(root, { names, mode, directory: flags.directory, all: flags.all })
    const interruption = awaitInterruption()
    const print = (line: string) => (flags.json ? this.logToStderr(line) : this.log(line))
    const options = { root, places, port: flags.port, print }
    const serving = await (flags.browser
      ? servePage(options)
      : serve({ ...options, rewrites, allow: flags.allow, script, delivery: deliveryOf(flags) }))
    const destinations = places.map(({ name }) => name)
    if (flags.json) this.log(JSON.stringify({ origin: serving.origin, destinations }, null, 2))
    const keys = isTerminal() ? this.listenForKeys(serving, print) : undefined
    await interruption.happened
    // A second Ctrl-C ends the process at once.
    keys?.stop()
    interruption.stop()
    print('Stopping: calls in flight may end.')
    await serving.stop()
  }

  private async askForDestination(root: string, mode: Mode): Promise<string> {
    const choices = listDestinations(root, mode).map(({ name }) => ({ value: name }))
    const message = 'Which destination?'
    const question = { name: 'destination', flag: '--destination', message, kind: 'search', choices } as const
    return (await ask([question], {})).destination
  }

  private listenForKeys({ origin, reload }: Serving, print: (line: string) => void): { stop: () => void } {
    print('Keys: r reloads, o opens the root page, q quits.')
    const open = () => openInBrowser(origin, () => print(`Could not open a browser. Open ${origin} yourself.`))
    const interrupt = () => process.kill(process.pid, 'SIGINT')
    return listenForKeys({ r: reload, o: open, q: interrupt, [CTRL_C]: interrupt })
  }
}
