import { existsSync, readFileSync } from 'node:fs'
import { dirname, join, relative, resolve, sep } from 'node:path'
import { FailureError } from '@segment/actions-input'
import { namedExport, originOf, parseModule } from '../source-code/syntax-tree'

/** The module that holds the definition of a destination. */
export interface DefinitionModule {
  /** The absolute path, or how messages name it. */
  file: string
  /** Its text. */
  source: string
  /** The name that it exports the definition under. */
  exported: string
  /** The action to enter, as an import of this module names it: `./sendEvent`. */
  action: string
}

/**
 * Finds the module that holds the definition of a destination: its entry, or the module of the repository that the entry
 * takes it from by a re-export or an import, over several steps too. It is the export `destination`, or else the default
 * one.
 *
 * @param entry the absolute path of the destination's `index.ts`
 * @param key the action to enter, which lies in a folder beside the entry
 * @throws FailureError when one of the modules does not parse
 */
export function definitionModule(entry: string, key: string): DefinitionModule {
  const folder = join(dirname(entry), key)
  const follow = (file: string, name: string | undefined, passed: string[]): DefinitionModule => {
    const source = readFileSync(file, 'utf8')
    const path = relative(dirname(file), folder).replaceAll(sep, '/')
    const action = path.startsWith('.') ? path : `./${path}`
    const program = parseModule(source, (reason) => refusal(file, action, reason))
    const isNamed = namedExport('destination', program) ?? originOf('destination', program)
    const exported = name ?? (isNamed ? 'destination' : 'default')
    const origin = originOf(exported, program)
    const next = origin && moduleFile(file, origin.from)
    if (!next || passed.includes(next)) return { file, source, exported, action }
    return follow(next, origin.name, [...passed, next])
  }
  return follow(entry, undefined, [entry])
}

/** The error for a definition that cannot be edited; `reason` is a sentence. */
export function refusal(file: string, action: string, reason: string): FailureError {
  return new FailureError(
    `${file} cannot be edited. ${reason} All files are as they were. Add the action by hand: import it from '${action}' and enter it in 'actions'.`
  )
}

/** The file that an import in `file` means; undefined for a package and for a file that is not there. */
function moduleFile(file: string, from: string): string | undefined {
  const path = resolve(dirname(file), from)
  return from.startsWith('.') ? [`${path}.ts`, join(path, 'index.ts')].find((each) => existsSync(each)) : undefined
}
