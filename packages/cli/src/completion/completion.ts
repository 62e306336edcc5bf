import { existsSync, writeFileSync } from 'node:fs'
import { join, relative, sep } from 'node:path'
import { Plugin } from '@oclif/core/config'
import { FailureError } from '@segment/actions-input'
import { loadConfig } from '../frame/load-config'
import { shellWord } from '../terminal/shell'
import { destinationsDirectory } from '../workspace/destinations'

/** The command name that the completion functions use: the plugin cannot complete a path such as `./bin/run`. */
const NAME = 'actions'

/**
 * Writes the scripts by which bash and zsh complete the commands of the workspace `root` to the user's cache, with
 * `@oclif/plugin-autocomplete`. Returns the path of the script that each shell has to source.
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
  if (!existsSync(made)) throw new FailureError(`The completion plugin did not write ${made}.`)
  writeFileSync(bash, bashScript(root, made, ['./bin/run', 'bin/run', join(root, 'bin', 'run'), NAME]))
  writeFileSync(zsh, zshScript(join(functions, 'zsh')))
  return { bash, zsh }
}

/** Returns the zsh script: it adds the plugin's function to the path and registers it for any path of a `bin/run`. */
function zshScript(functions: string): string {
  return `# Made by ./bin/run autocomplete.
fpath=(${shellWord(functions)} $fpath)
autoload -Uz compinit && compinit
compdef _${NAME} -p '(|*/)bin/run'
`
}

/**
 * Returns the bash script that completes the commands of the workspace `root`: names of commands and flags with the
 * function that the plugin wrote, and elsewhere the names of the destinations that exist at that moment.
 *
 * bash splits words at colons, and the plugin relies on the package bash-completion to undo that. This script takes the
 * words from the line itself, so that it works without the package.
 *
 * @param made the path of the script that defines the plugin's function `_actions_autocomplete`
 * @param names the words that call the program
 */
export function bashScript(root: string, made: string, names: readonly string[]): string {
  const folders = (['cloud', 'device'] as const).map((mode) => relative(root, destinationsDirectory(root, mode)))
  const entries = folders.map((folder) => `${shellWord(root + sep)}${shellWord(folder)}/*/index.ts`).join(' ')
  return `# Made by ./bin/run autocomplete.
source ${shellWord(made)}

declare -F _get_comp_words_by_ref > /dev/null || _get_comp_words_by_ref() { cur=\${COMP_WORDS[COMP_CWORD]}; }
declare -F __ltrim_colon_completions > /dev/null || __ltrim_colon_completions() {
  [[ $1 == *:* && $COMP_WORDBREAKS == *:* ]] && COMPREPLY=("\${COMPREPLY[@]#"\${1%"\${1##*:}"}"}")
}

_actions_complete() {
  local line=\${COMP_LINE:0:COMP_POINT} entry
  local -a COMP_WORDS names=()
  read -ra COMP_WORDS <<< "$line"
  [[ $line == *[[:space:]] ]] && COMP_WORDS+=('')
  local COMP_CWORD=$((\${#COMP_WORDS[@]} - 1))
  if ((COMP_CWORD == 1)) || [[ \${COMP_WORDS[COMP_CWORD]} == -* ]]; then
    _actions_autocomplete
    return
  fi
  for entry in ${entries}; do
    [[ -e $entry ]] && entry=\${entry%/index.ts} && names+=("\${entry##*/}")
  done
  COMPREPLY=($(compgen -W "\${names[*]}" -- "\${COMP_WORDS[COMP_CWORD]}"))
}

complete -o default -F _actions_complete ${names.map(shellWord).join(' ')}
`
}
