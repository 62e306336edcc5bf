import { readFile } from 'node:fs/promises'
import type { Node, ObjectExpression, Statement } from '@babel/types'
import type { Plugin } from 'esbuild'
import { nameOf, parseModule } from '../source-code/syntax-tree'

/** What only people and hosts need of a definition, by what is in it and not elsewhere. A page has saved mappings. */
const UNUSED: [mark: string, keys: readonly string[]][] = [
  ['actions', ['slug', 'mode', 'description', 'settings', 'presets']],
  ['perform', ['title', 'description', 'platform', 'defaultSubscription', 'fields']]
]

/** Leaves out of the script of the destination in `directory` what pages do not need: texts, fields and presets. */
export function withoutTexts(directory: string): Plugin {
  return {
    name: 'without-texts',
    setup: ({ onLoad }) =>
      onLoad({ filter: /[\\/]index\.ts$/ }, async ({ path }) => {
        if (!path.startsWith(directory)) return undefined
        return { contents: blankTexts(await readFile(path, 'utf8')), loader: 'ts' }
      })
  }
}

/**
 * Puts blanks in the place of the parts of definitions that pages do not need, so that all else stays at its line and
 * column.
 *
 * @param source the text of a module; one that does not parse is returned as it is, because esbuild says why
 */
export function blankTexts(source: string): string {
  const constants = statementsOf(source).flatMap((statement) => {
    const declaration = statement.type === 'ExportNamedDeclaration' ? statement.declaration : statement
    return declaration?.type === 'VariableDeclaration' ? declaration.declarations : []
  })
  const parts = constants.flatMap(({ init }) => (init?.type === 'ObjectExpression' ? unusedParts(init) : []))
  let rest = source
  for (const { start, end } of parts) {
    // With the comma after it.
    const stop = end! + /^\s*,?/.exec(source.slice(end!))![0].length
    rest = rest.slice(0, start!) + source.slice(start!, stop).replace(/[^\n]/g, ' ') + rest.slice(stop)
  }
  return rest
}

function statementsOf(source: string): Statement[] {
  try {
    return parseModule(source, (reason) => new Error(reason)).body
  } catch {
    return []
  }
}

/** The properties of a definition, or of an action, that pages do not need. */
function unusedParts({ properties }: ObjectExpression): Node[] {
  const keys = properties.map((property) => ('key' in property ? nameOf(property.key) : undefined))
  const unused = UNUSED.find(([mark]) => keys.includes(mark))?.[1] ?? []
  return properties.filter((_, index) => unused.includes(keys[index]!))
}
