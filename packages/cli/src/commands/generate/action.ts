import * as Args from '@oclif/core/args'
import { Command } from '@oclif/core/command'
import * as Flags from '@oclif/core/flags'
import { FailureError } from '../../errors'
import { chooseDestination } from '../../scaffold/choose-destination'
import { describeAction } from '../../scaffold/describe-scaffold'
import { findRoot } from '../../workspace/root'

/** `generate:action <name> <server|browser>` */
export default class GenerateAction extends Command {
  static override description = 'Add an action to a destination: its files, its entry in index.ts and its types.'

  static override examples = [
    {
      description: 'An action of the destination made last',
      command: '<%= config.bin %> generate:action sendEvent server'
    },
    {
      description: 'An action of another destination, with a title of its own',
      command: '<%= config.bin %> generate:action sendEvent server --directory slack --title "Send an Event"'
    }
  ]

  static override args = {
    name: Args.string({ description: "the action's name; its camel case becomes the key", required: true }),
    type: Args.string({ description: 'where the action runs', options: ['server', 'browser'], required: true })
  }

  static override flags = {
    force: Flags.boolean({ char: 'f', description: "overwrite the action's files if they are there already" }),
    title: Flags.string({ char: 't', description: 'the title that people see; default the name in title case' }),
    directory: Flags.string({ char: 'd', description: 'the destination: its folder, or its slug' })
  }

  async run(): Promise<void> {
    const { args, flags } = await this.parse(GenerateAction)
    if (args.type === 'browser') {
      throw new FailureError('Browser actions are not there yet: device mode comes with a release of its own.')
    }
    // Late, as every command is loaded for --help.
    const { scaffoldAction } =
      require('../../scaffold/scaffold-action') as typeof import('../../scaffold/scaffold-action')
    const root = findRoot()
    const choice = await chooseDestination(root, flags.directory)
    const made = await scaffoldAction({ place: choice.place, name: args.name, title: flags.title, force: flags.force })
    for (const line of describeAction(root, choice, made)) this.log(line)
  }
}
