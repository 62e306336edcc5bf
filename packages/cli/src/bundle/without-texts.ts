import { readFile } from 'node:fs/promises'
import type { Node, ObjectExpression, Statement } from '@babel/types'
import type { Plugin } from 'esbuild'
import { nameOf, parseModule } from '../source-code/syntax-tree'

/**
 * The properties of a definition that only people and hosts need, by the object they are in. A page has saved mappings.
 */
const UNUSED: [mark: string, keys: readonly string[]][] = [
  ['actions', ['slug', 'mode', 'description', 'settings', 'presets']],
  ['perform', ['title', 'description', 'platform', 'defaultSubscription', 'fields']]
]

/** Removes what pages do not need from the script of the destination in `directory`: texts, fields and presets. */
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
 * Replaces the parts of definitions that pages do not need with blanks, so that everything else keeps its line and
 * column.
 *
 * @param source the text of a module; returned unchanged if it does not parse, because esbuild reports why
 */
export function blankTexts(source: string): string {
  const constants = statementsOf(source).flatMap((statement) => {
    const declaration = statement.type === 'ExportNamedDeclaration' ? statement.declaration : statement
    return declaration?.type === 'VariableDeclaration' ? declaration.declarations : []
  })
  const parts = constants.flatMap(({ init }) => (init?.type === 'ObjectExpression' ? unusedParts(init) : []))
  let rest = source
  for (const { start, end } of parts) {
    // Including the comma after it.
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
