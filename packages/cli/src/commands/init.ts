import * as Args from '@oclif/core/args'
import { Command } from '@oclif/core/command'
import * as Flags from '@oclif/core/flags'
import { askNothing } from '../terminal/prompt'
import { describeDestination } from '../scaffold/describe-scaffold'
import { describeChanges } from '../files/plan'
import { templates } from '../scaffold/questions'
import { findRoot } from '../workspace/destinations'

/** `init [path] [--name] [--slug] [--template | --from-openapi | --from-curl] [--directory] [--dry-run] [--yes] [--json]` */
export default class Init extends Command {
  static override summary = 'Scaffold a destination from a template or from the description of an API.'

  static override description = 'What is not given by a flag is asked for.'

  static override examples = [
    { description: 'Ask for everything', command: '<%= config.bin %> init' },
    {
      description: 'Ask for nothing',
      command: '<%= config.bin %> init --name "My Tool" --slug actions-my-tool --template basic-auth'
    },
    {
      description: 'From an OpenAPI document: preview two operations',
      command:
        '<%= config.bin %> init --from-openapi openapi.yaml --action sendEvent --action "POST /contacts" --dry-run'
    },
    {
      description: 'From a curl line in the documentation of an API',
      command: `<%= config.bin %> init --from-curl 'curl https://api.example.com/events -u key: -d "{\\"event\\": \\"x\\"}"'`
    }
  ]

  static override args = {
    path: Args.string({
      // Else oclif takes what is piped in for an argument that is missing.
      ignoreStdin: true,
      description: "the name of the destination's folder; default the slug without 'actions-'"
    })
  }

  static override flags = {
    directory: Flags.string({
      char: 'd',
      description: 'the folder to put it in, inside packages/; default that of the destinations'
    }),
    name: Flags.string({ char: 'n', description: 'the name that people see' }),
    slug: Flags.string({
      char: 's',
      description: "the identifier in URLs and files; default 'actions-' and the name"
    }),
    template: Flags.string({
      char: 't',
      description: 'what to start from',
      // Not `options`: the answer to an unknown name lists them too, and is the same one everywhere.
      helpValue: `<${templates.map(({ value }) => value).join('|')}>`
    }),
    'from-openapi': Flags.string({
      helpValue: '<file|url|->',
      description: 'start from an OpenAPI 3.0, OpenAPI 3.1 or Swagger 2.0 document, JSON or YAML',
      exclusive: ['template', 'from-curl']
    }),
    'from-curl': Flags.string({
      helpValue: '<line|@file|@->',
      description: 'start from a curl line; its credentials and data are not written anywhere',
      exclusive: ['template']
    }),
    action: Flags.string({
      char: 'a',
      multiple: true,
      multipleNonGreedy: true,
      helpValue: '<operation id|method and path>',
      description: 'an operation to turn into an action; default those that suit events best'
    }),
    yes: Flags.boolean({ char: 'y', description: 'ask nothing and use the defaults' }),
    'dry-run': Flags.boolean({
      description: 'show what would be written, and write nothing'
    }),
    json: Flags.boolean({
      description: 'print { dryRun, directory, files: [{ path, change, diff }], notes }'
    })
  }

  async run(): Promise<void> {
    const { args, flags } = await this.parse(Init)
    // Late, as --help may load this file.
    const { initialize } = require('../scaffold/initialize') as typeof import('../scaffold/initialize')
    if (flags.yes) askNothing()
    const root = findRoot()
    const dryRun = Boolean(flags['dry-run'])
    const { notes, ...made } = await initialize(
      {
        ...flags,
        root,
        folder: args.path,
        openapi: flags['from-openapi'],
        curl: flags['from-curl'],
        actions: flags.action ?? [],
        dryRun
      },
      // With --json, only JSON may be on stdout.
      (line) => (flags.json ? this.logToStderr(line) : this.log(line))
    )
    if (flags.json) {
      const { directory, changes: files } = made
      return this.log(JSON.stringify({ dryRun, directory, files, notes }, null, 2))
    }
    for (const line of dryRun ? describeChanges(made.changes) : describeDestination(root, made)) this.log(line)
  }
}
