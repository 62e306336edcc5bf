import { existsSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { Plugin } from '@oclif/core/config'
import { FailureError } from '@segment/actions-input'
import { loadConfig } from '../frame/load-config'
import { bashScript } from './bash-script'
import { quote } from './quote'

/** The name that the functions of the shells go by; the plugin can do nothing with `./bin/run`. */
const NAME = 'actions'

/**
 * Writes the scripts by which bash and zsh complete the commands of the workspace `root` into the user's cache, by
 * `@oclif/plugin-autocomplete`. Gives the path of the script that each shell is to read.
 */
export async function writeScripts(root: string): Promise<Record<'bash' | 'zsh', string>> {
  const config = await loadConfig({ bin: NAME, dirname: 'actions-cli' })
  const plugin = new Plugin({ root: __dirname, name: '@oclif/plugin-autocomplete' })
  await plugin.load()
  const create = await plugin.findCommand('autocomplete:create', { must: true })
  await create.run([], config)
  const folder = join(config.cacheDir, 'autocomplete')
  const bash = join(folder, 'actions.bash')
  const zsh = join(folder, 'actions.zsh')
  const functions = join(folder, 'functions')
  const made = join(functions, 'bash', `${NAME}.bash`)
  if (!existsSync(made)) throw new FailureError(`The plugin for completion wrote no ${made}.`)
  writeFileSync(bash, bashScript(root, made, ['./bin/run', 'bin/run', join(root, 'bin', 'run'), NAME]))
  writeFileSync(zsh, zshScript(join(functions, 'zsh')))
  return { bash, zsh }
}

/** What zsh reads: where the function of the plugin is, and that it is for any path of a `bin/run`. */
function zshScript(functions: string): string {
  return `# Made by ./bin/run autocomplete.
fpath=(${quote(functions)} $fpath)
autoload -Uz compinit && compinit
compdef _${NAME} -p '(|*/)bin/run'
`
}
