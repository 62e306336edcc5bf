import * as Args from '@oclif/core/args'
import { Command } from '@oclif/core/command'
import * as Flags from '@oclif/core/flags'
import type { JobReport } from '@segment/actions-session'
import { findRoot } from '../workspace/destinations'
import { allowFlag, rewriteFlag } from '../frame/request-flags'

/** `try [destination] [action]`; exit code 0 when every event was delivered, else 1. */
export default class Try extends Command {
  static override summary =
    'Run events through trigger, mapping, validation and requests of an action, and explain each step.'

  static override examples = [
    {
      description: 'See the request for a sample event, without sending it',
      command:
        "<%= config.bin %> try slack --event order-completed --map url=https://hooks.slack.com/services/T0/B0/X --map text='{{event}}' --dry-run"
    },
    {
      description: 'See where each field comes from',
      command: '<%= config.bin %> try webhook send --map url=https://example.com/events --dry-run --explain'
    },
    {
      description: 'Send the events of a file as one batch',
      command: '<%= config.bin %> try webhook send --events orders.ndjson --map url=https://example.com/events --batch'
    }
  ]

  // Else oclif takes what is piped in for an argument that is missing.
  static override args = {
    destination: Args.string({
      ignoreStdin: true,
      description: 'the destination: the name of its folder, its slug or a path'
    }),
    action: Args.string({
      ignoreStdin: true,
      description: 'the key of the action; optional if there is only one'
    })
  }

  static override flags = {
    destination: Flags.string({ char: 'd', description: 'the destination, as the argument' }),
    action: Flags.string({ char: 'a', description: 'the key of the action, as the argument' }),
    event: Flags.string({
      char: 'e',
      helpValue: '<json|@file|@-|name>',
      description: "one event, or the name of a sample of './bin/run events'; default one that matches the trigger",
      exclusive: ['events']
    }),
    events: Flags.string({
      helpValue: '<file|->',
      description: 'many events: a file, or stdin, with one event a line'
    }),
    set: Flags.string({
      multiple: true,
      multipleNonGreedy: true,
      helpValue: '<path>=<value>',
      description: 'set a value in each event'
    }),
    remove: Flags.string({
      multiple: true,
      multipleNonGreedy: true,
      helpValue: '<path>',
      description: 'remove a value from each event'
    }),
    settings: Flags.string({ char: 's', helpValue: '<json|@file|@->', description: 'the settings of the destination' }),
    setting: Flags.string({
      multiple: true,
      multipleNonGreedy: true,
      helpValue: '<key>=<text>',
      description: 'one setting'
    }),
    mapping: Flags.string({
      helpValue: '<json|@file|@->',
      description: 'the mapping; overrides the defaults of the fields'
    }),
    map: Flags.string({
      char: 'm',
      multiple: true,
      multipleNonGreedy: true,
      helpValue: '<field>=<value>',
      description: "the mapping of one field: JSON, a path such as '$.event', a '{{template}}' or a text"
    }),
    preset: Flags.string({ helpValue: '<name>', description: 'use the mapping and trigger of a preset' }),
    subscribe: Flags.string({ helpValue: '<trigger>', description: "the trigger, instead of the action's default" }),
    batch: Flags.boolean({ description: 'send all events as one batch' }),
    'dry-run': Flags.boolean({
      char: 'n',
      description: 'show the requests and send nothing; missing required settings get example values'
    }),
    explain: Flags.boolean({ char: 'x', description: 'show each condition, field, problem, request and response' }),
    record: Flags.string({
      helpValue: '<file>',
      description: 'write records of the events, requests and responses, without secrets, to a file'
    }),
    replay: Flags.string({
      helpValue: '<file>',
      description: 'answer the requests from recorded responses and send nothing'
    }),
    rewrite: rewriteFlag,
    allow: allowFlag,
    'poll-every': Flags.integer({
      min: 0,
      helpValue: '<seconds>',
      description: 'how often to poll the job of an async action; default 5'
    }),
    secret: Flags.string({
      multiple: true,
      multipleNonGreedy: true,
      helpValue: '<text>',
      description: 'hide a text in output and recordings'
    }),
    json: Flags.boolean({ description: 'print everything as JSON' })
  }

  async run(): Promise<void> {
    const { args, flags } = await this.parse(Try)
    // Late, as --help may load this file. `import()` would not find a TypeScript file here.
    const { tryAction } = require('../try/try-action') as typeof import('../try/try-action')
    const { printReport } = require('../try/describe-report') as typeof import('../try/describe-report')
    const words = [args.destination, args.action].filter((word) => word !== undefined)
    const destination = flags.destination ?? words.shift()
    const names = { destination, action: flags.action ?? words.shift() }
    const report = await tryAction(findRoot(), names, { ...flags, onPoll: (job) => this.logToStderr(pollLine(job)) })
    this.log(printReport(report, flags))
    if (!report.delivered) this.exit(1)
  }
}

/** What to show on stderr after each poll, since a job can take minutes. */
function pollLine({ jobId, states }: JobReport): string {
  return `Poll ${states.length} of the job ${jobId}: ${states.at(-1)}`
}
