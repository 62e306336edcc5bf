import { join } from 'node:path'
import * as Args from '@oclif/core/args'
import { Command } from '@oclif/core/command'
import * as Flags from '@oclif/core/flags'
import { ask } from '../prompt'
import { awaitInterruption } from '../scaffold/interruption'
import { parseRewrites } from '../server/rewrite'
import { findDestination, listDestinations } from '../workspace/destinations'
import { findRoot } from '../workspace/root'

/** `serve [destination]`; Ctrl-C is its normal end, with exit code 0. */
export default class Serve extends Command {
  static override description = 'Serve a destination on this machine: post events to it and see the requests it makes.'

  static override examples = [
    { description: 'On port 3000, or the next free one', command: '<%= config.bin %> serve slack' },
    {
      description: 'With a server of your own in the place of Slack',
      command: '<%= config.bin %> serve slack --rewrite https://hooks.slack.com=http://127.0.0.1:4000'
    }
  ]

  static override args = {
    destination: Args.string({ description: 'the destination: the name of its folder, its slug or a path' })
  }

  static override flags = {
    destination: Flags.string({ char: 'd', description: 'the destination, as the argument' }),
    directory: Flags.string({ char: 'b', description: 'the folder that it is in; default that of the destinations' }),
    port: Flags.integer({
      char: 'p',
      env: 'PORT',
      min: 0,
      max: 65_535,
      description: 'the port, or 0 for any free one; default 3000 or the next free one'
    }),
    rewrite: Flags.string({
      multiple: true,
      helpValue: '<origin>=<origin>',
      description: 'send requests for the first origin to the second one: a mock of the vendor'
    }),
    noUI: Flags.boolean({ char: 'n', hidden: true, description: 'taken for granted: no page is opened' })
  }

  async run(): Promise<void> {
    const { args, flags } = await this.parse(Serve)
    const rewrites = parseRewrites(flags.rewrite ?? [])
    const root = findRoot()
    const choices = listDestinations(root).map(({ name }) => ({ value: name }))
    const question = {
      name: 'destination',
      flag: '--destination',
      message: 'Which destination?',
      kind: 'search',
      choices
    } as const
    const { destination } = await ask([question], { destination: args.destination ?? flags.destination })
    const place = findDestination(root, flags.directory ? join(flags.directory, destination) : destination)
    // Late, as every command is loaded for --help. `import()` would not find a TypeScript file here.
    const { serve } = require('../server/serve') as typeof import('../server/serve')
    const interruption = awaitInterruption()
    const serving = await serve({ root, place, port: flags.port, rewrites, print: (line) => this.log(line) })
    await interruption.happened
    // A second Ctrl-C ends the process at once.
    interruption.stop()
    this.log('Stopping: calls in flight may end.')
    await serving.stop()
  }
}
