import { basename } from 'node:path'
import * as Args from '@oclif/core/args'
import { Command } from '@oclif/core/command'
import * as Flags from '@oclif/core/flags'
import { shellWord } from '../terminal/shell'
import { findRoot } from '../workspace/destinations'

/** `autocomplete [shell] [--json]` */
export default class Autocomplete extends Command {
  static override summary = 'Set up completion by the Tab key: commands, flags, and in bash destinations.'

  static override description =
    'It writes scripts into your cache and prints the line that makes your shell read them. Run it again after commands changed.'

  static override examples = [
    { description: 'For your shell', command: '<%= config.bin %> autocomplete' },
    { description: 'For bash, from now on', command: '<%= config.bin %> autocomplete bash >> ~/.bashrc' }
  ]

  static override args = {
    shell: Args.string({
      ignoreStdin: true,
      options: ['bash', 'zsh'],
      description: 'the shell; default that of the variable SHELL, or bash'
    })
  }

  static override flags = {
    json: Flags.boolean({ description: 'print { shell, script }' })
  }

  async run(): Promise<void> {
    const { args, flags } = await this.parse(Autocomplete)
    // Late, as --help may load this file.
    const { writeScripts } = require('../completion/completion') as typeof import('../completion/completion')
    const shell = (args.shell ?? basename(process.env.SHELL ?? '')) === 'zsh' ? 'zsh' : 'bash'
    const script = (await writeScripts(findRoot()))[shell]
    if (flags.json) return this.log(JSON.stringify({ shell, script }, null, 2))
    this.log(`source ${shellWord(script)} # completion for ./bin/run`)
    this.logToStderr(`Put this line into ~/.${shell}rc and open a new shell, or run it in this one.`)
  }
}
