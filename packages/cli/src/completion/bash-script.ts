import { relative, sep } from 'node:path'
import { destinationsDirectory } from '../workspace/destinations'
import { quote } from './quote'

/**
 * What bash reads to complete the commands of the workspace `root`: names of commands and flags by the function that
 * the plugin has made, and elsewhere the names of destinations, as they are at that moment.
 *
 * bash splits words at colons, and the plugin counts on the package bash-completion to undo that. Here the words are
 * taken from the line itself, so that the package need not be there.
 *
 * @param made the path of the script with the plugin's function `_actions_autocomplete`
 * @param names the words that call the program
 */
export function bashScript(root: string, made: string, names: readonly string[]): string {
  const folders = (['cloud', 'device'] as const).map((mode) => relative(root, destinationsDirectory(root, mode)))
  const entries = folders.map((folder) => `${quote(root + sep)}${quote(folder)}/*/index.ts`).join(' ')
  return `# Made by ./bin/run autocomplete.
source ${quote(made)}

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

complete -o default -F _actions_complete ${names.map(quote).join(' ')}
`
}
