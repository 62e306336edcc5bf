import { existsSync, readFileSync, readdirSync } from 'node:fs'
import { dirname, join, relative, resolve, sep } from 'node:path'
import { dependencies } from '../../package.json'
import { actionsOf } from './check'
import type { Check } from './check'

/**
 * Each action is in the folder named after its key, and each folder with an `index.ts` is an action of the definition.
 */
export const checkFolders: Check = ({ directory, definition }) => {
  const keys = actionsOf(definition).map(({ key }) => key)
  const folders = readdirSync(directory).filter((name) => existsSync(join(directory, name, 'index.ts')))
  return [
    ...keys
      .filter((key) => !folders.includes(key))
      .map((key) => ({
        place: `actions.${key}`,
        message: `there is no ${key}/index.ts. Move the action to the folder of its key.`
      })),
    ...folders
      .filter((folder) => !keys.includes(folder))
      .map((folder) => ({
        place: `${folder}/index.ts`,
        line: 1,
        message: `the definition has no action '${folder}'. Add it to "actions" or remove it.`
      }))
  ]
}

/**
 * Sources import only the runtime, node's own modules by their `node:` names, declared packages, `src/lib/`, the
 * browser runtime (`src/runtime/`) and files of their own folder; never another destination. Tests can import anything.
 */
export const checkImports: Check = ({ directory }) => {
  const packages = declaredPackages(directory)
  return sourceFiles(directory).flatMap((file) =>
    importsOf(readFileSync(file, 'utf8'))
      .filter(({ specifier }) => !isAllowed(specifier, file, directory, packages))
      .map(({ specifier, line }) => ({
        place: relative(directory, file),
        line,
        message:
          `it imports '${specifier}'. Import only @segment/actions-core, node: modules, packages that package.json ` +
          'lists, files in src/lib and files of this destination.'
      }))
  )
}

/** Returns the absolute paths of a destination's source files, without its tests. */
export function sourceFiles(directory: string): string[] {
  return readdirSync(directory, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && /\.[cm]?[jt]sx?$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((file) => !relative(directory, file).split(sep).includes('__tests__'))
    .toSorted()
}

/**
 * Returns the modules in the import and export statements, `import()` and `require()` of a source text, with their
 * lines.
 */
export function importsOf(source: string): { specifier: string; line: number }[] {
  const statement = /^\s*(?:import\s*|(?:import|export)\b[^'"`;]*?\bfrom\s*)['"]([^'"]+)['"]/gm
  const call = /\b(?:import|require)\(\s*['"`]([^'"`]+)['"`]/g
  return [...source.matchAll(statement), ...source.matchAll(call)].map((match) => ({
    specifier: match[1]!,
    line: source.slice(0, match.index + match[0].length).split('\n').length
  }))
}

function isAllowed(specifier: string, file: string, directory: string, packages: string[]): boolean {
  if (specifier.startsWith('.')) {
    const target = resolve(dirname(file), specifier)
    return [directory, resolve(directory, '../../lib'), resolve(directory, '../../runtime')].some(
      (root) => target === root || target.startsWith(root + sep)
    )
  }
  if (specifier.startsWith('node:')) return true
  return packages.some((name) => specifier === name || specifier.startsWith(`${name}/`))
}

/**
 * Returns the packages that the nearest `package.json` above a folder lists, and those that every destination may use.
 */
function declaredPackages(directory: string): string[] {
  let folder = directory
  while (!existsSync(join(folder, 'package.json')) && folder !== dirname(folder)) folder = dirname(folder)
  const file = join(folder, 'package.json')
  const nearest = existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as { dependencies?: object }) : {}
  return Object.keys({ ...dependencies, ...nearest.dependencies })
}
