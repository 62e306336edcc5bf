import * as Args from '@oclif/core/args'
import { Command } from '@oclif/core/command'
import * as Flags from '@oclif/core/flags'
import { ask } from '../prompt'
import { describeDestination } from '../scaffold/describe-scaffold'
import { destinationQuestions } from '../scaffold/destination-questions'
import { templates } from '../scaffold/templates'
import { findRoot } from '../workspace/root'

/** `init [path] [--name] [--slug] [--template] [--directory]` */
export default class Init extends Command {
  static override description = 'Scaffold a destination. What is not given by a flag is asked for.'

  static override examples = [
    { description: 'Ask for everything', command: '<%= config.bin %> init' },
    {
      description: 'Ask for nothing',
      command: '<%= config.bin %> init --name "My Tool" --slug actions-my-tool --template basic-auth'
    }
  ]

  static override args = {
    path: Args.string({ description: "the name of the destination's folder; default the slug without 'actions-'" })
  }

  static override flags = {
    directory: Flags.string({ char: 'd', description: 'the folder to put it in; default that of the destinations' }),
    name: Flags.string({ char: 'n', description: 'the name that people see' }),
    slug: Flags.string({ char: 's', description: "the name in addresses; default 'actions-' and the name" }),
    template: Flags.string({
      char: 't',
      description: 'what to start from',
      // Not `options`: that a template is not offered yet deserves an answer of its own.
      helpValue: `<${templates.map(({ value }) => value).join('|')}>`
    })
  }

  async run(): Promise<void> {
    const { args, flags } = await this.parse(Init)
    // Late, as every command is loaded for --help.
    const { scaffoldDestination } =
      require('../scaffold/scaffold-destination') as typeof import('../scaffold/scaffold-destination')
    const answers = await ask(destinationQuestions(args.path), flags)
    const root = findRoot()
    const made = await scaffoldDestination({ root, ...answers, directory: flags.directory, folder: args.path })
    for (const line of describeDestination(root, made)) this.log(line)
  }
}
