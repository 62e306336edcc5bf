import * as Args from '@oclif/core/args'
import { Command } from '@oclif/core/command'
import * as Flags from '@oclif/core/flags'

/** `events [name]`; without a name, the list. */
export default class Events extends Command {
  static override summary = 'Print sample events: one for each call of the specification, and e-commerce events.'

  static override examples = [
    { description: 'The names', command: '<%= config.bin %> events' },
    {
      description: 'An order, with another total and without a coupon',
      command: '<%= config.bin %> events order-completed --set properties.total=5 --remove properties.coupon'
    },
    {
      description: 'A thousand orders, one a line, the same ones each time',
      command: '<%= config.bin %> events order-completed --count 1000 --seed 7 --ndjson'
    }
  ]

  // Else oclif takes what is piped in for an argument that is missing.
  static override args = {
    name: Args.string({
      ignoreStdin: true,
      description: "the sample: 'order-completed', or 'Order Completed'; default a list of all"
    })
  }

  static override flags = {
    set: Flags.string({
      multiple: true,
      multipleNonGreedy: true,
      helpValue: '<path>=<value>',
      description: 'set a value, JSON or text, at a path'
    }),
    remove: Flags.string({
      multiple: true,
      multipleNonGreedy: true,
      helpValue: '<path>',
      description: 'remove the value at a path'
    }),
    count: Flags.integer({ char: 'c', min: 1, max: 100_000, default: 1, description: 'how many variations' }),
    seed: Flags.integer({
      char: 's',
      default: 1,
      description: 'the variations: the same seed makes the same events'
    }),
    ndjson: Flags.boolean({ description: 'print one event a line' }),
    json: Flags.boolean({ description: 'print the list as JSON; events always are', exclusive: ['ndjson'] })
  }

  async run(): Promise<void> {
    const { args, flags } = await this.parse(Events)
    // Late, as --help may load this file. `import()` would not find a TypeScript file here.
    const { printEvents, printSamples } = require('@segment/actions-events') as typeof import('@segment/actions-events')
    this.log(args.name === undefined ? printSamples(flags) : printEvents(args.name, flags))
  }
}
