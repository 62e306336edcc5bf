import { join } from 'node:path'
import * as Flags from '@oclif/core/flags'
import { Command } from '@oclif/core/command'
import { configFlag, storeFlag } from '../deliver/flags'
import { awaitInterruption } from '../terminal/keys'
import { findRoot } from '../workspace/destinations'
import { allowFlag, rewriteFlag } from '../frame/request-flags'

/** `deliver`; Ctrl-C and SIGTERM are its normal end, with exit code 0. */
export default class Deliver extends Command {
  static override summary =
    "Take events by Segment's HTTP API, keep them, and deliver each to your destinations at least once."

  static override examples = [
    {
      description: 'By the folder delivery, which deliver:init writes, with a stand-in for the vendors',
      command: '<%= config.bin %> deliver --stand-in'
    },
    {
      description: 'On any number of machines, which share the work',
      command: '<%= config.bin %> deliver --store postgres://delivery@localhost/delivery --host 0.0.0.0'
    }
  ]

  static override flags = {
    config: configFlag,
    store: storeFlag,
    only: Flags.option({ options: ['intake', 'worker'] as const, description: 'only take events, or only deliver' })(),
    host: Flags.string({ default: '127.0.0.1', description: 'the address to listen on; 0.0.0.0 for every one' }),
    port: Flags.integer({
      char: 'p',
      env: 'PORT',
      default: 3100,
      min: 0,
      max: 65_535,
      description: 'the port for events, or 0 for any free one'
    }),
    'status-port': Flags.integer({
      default: 3101,
      min: 0,
      max: 65_535,
      description: 'the port for /status, /metrics and /health'
    }),
    'page-port': Flags.integer({
      min: 0,
      max: 65_535,
      description: 'the port of the page, which is only for this machine; default 3102 or the next free one'
    }),
    page: Flags.boolean({
      default: true,
      allowNo: true,
      description: 'serve the page: overview, dead letters, replay'
    }),
    'public-url': Flags.string({ helpValue: '<url>', description: 'the address that browsers use, behind a proxy' }),
    drain: Flags.integer({
      default: 20,
      min: 0,
      helpValue: '<seconds>',
      description: 'how long deliveries may take to end when it stops'
    }),
    rewrite: rewriteFlag,
    allow: allowFlag,
    'stand-in': Flags.boolean({ description: 'send all requests to a stand-in for the vendors, and print them' }),
    script: Flags.string({
      helpValue: '<step>,<step>...',
      dependsOn: ['stand-in'],
      description:
        'how the stand-in answers: statuses, such as 400 or 429:30 (Retry-After), slow:<milliseconds>, cut; default 200'
    }),
    json: Flags.boolean({ description: 'print { origin, statusOrigin, page, store } once; all else to stderr' })
  }

  async run(): Promise<void> {
    const { flags } = await this.parse(Deliver)
    const print = (line: string) => (flags.json ? this.logToStderr(line) : this.log(line))
    const interruption = awaitInterruption()
    // Late, as --help may load this file.
    const { startDeliver } = require('../deliver/start') as typeof import('../deliver/start')
    const envFile = join(findRoot(), '.env')
    const { report, stop } = await startDeliver({ ...flags, envFile, print })
    if (flags.json) this.log(JSON.stringify(report, null, 2))
    await interruption.happened
    // A second Ctrl-C ends the process at once.
    interruption.stop()
    print(`Stopping: deliveries under way get ${flags.drain} s to end. Ctrl-C again stops at once.`)
    await stop()
  }
}
