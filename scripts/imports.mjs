// Holds the direction of imports between packages, and the absence of circles between files and between folders.
//
//   node scripts/imports.mjs [<root>]
//
// Prints each fault and exits with 1 when there is one. Imports of types count: a folder that
// names the types of another one cannot be understood without it. Tests may import what they like, as long as the direction of packages holds.
import { existsSync, readFileSync, readdirSync } from 'node:fs'
import { basename, dirname, join, relative, resolve, sep } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseSync } from '@swc/core'

const BELOW_THE_TOOLS = ['actions-core', 'destination-actions', 'browser-destinations']
const TOOLS = ['input', 'events', 'session', 'api-import']

/** What each package may import, by folder. A package that is not listed fails the check. */
const MAY_IMPORT = {
  'actions-core': [],
  'destination-actions': ['actions-core'],
  // Its tests run the conformance suite of the destinations on servers.
  'browser-destinations': ['actions-core', 'destination-actions'],
  input: [],
  events: ['input', ...BELOW_THE_TOOLS],
  session: ['input', ...BELOW_THE_TOOLS],
  'api-import': ['input', ...BELOW_THE_TOOLS],
  delivery: [...TOOLS, ...BELOW_THE_TOOLS],
  'actions-tester': [...TOOLS, 'delivery', ...BELOW_THE_TOOLS],
  cli: [...TOOLS, 'actions-tester', 'delivery', ...BELOW_THE_TOOLS]
}

/**
 * The faults of the workspace at `root`, one sentence each.
 *
 * @param mayImport what each package may import, by folder
 */
export function faultsIn(root, mayImport = MAY_IMPORT) {
  const packages = readdirSync(join(root, 'packages')).filter((name) => manifestOf(root, name))
  const folderByName = new Map(packages.map((folder) => [manifestOf(root, folder).name, folder]))
  const imports = new Map()
  const faults = packages
    .filter((name) => !(name in mayImport))
    .map((name) => `packages/${name} is not listed in scripts/imports.mjs. Say there what it may import.`)
  for (const file of packages.flatMap((name) => sourcesIn(join(root, 'packages', name)))) {
    const targets = []
    for (const specifier of importsOf(file)) {
      const target = specifier.startsWith('.') ? fileAt(resolve(dirname(file), specifier)) : undefined
      const folder = target
        ? packages.find((name) => name === packageOf(root, target))
        : folderByName.get(/^(@[^/]+\/)?[^/]+/.exec(specifier)?.[0])
      const own = packageOf(root, file)
      if (folder && folder !== own && !(mayImport[own] ?? [folder]).includes(folder)) {
        faults.push(
          `${relative(root, file)} imports '${specifier}': packages/${own} may not import packages/${folder}.`
        )
      }
      if (target && packageOf(root, target) === own) targets.push(target)
    }
    if (!file.includes(`${sep}__tests__${sep}`)) imports.set(file, targets)
  }
  return [...faults, ...circleFaults('files', root, imports), ...circleFaults('folders', root, byRoom(root, imports))]
}

/** A room is a folder directly below `src`, with all that is in it; of destinations, each has a room of its own. */
function roomOf(root, file) {
  const [packages, name, src, ...path] = relative(root, file).split(sep)
  const depth = path[0] === 'destinations' ? 2 : 1
  return join(root, packages, name, src, ...path.slice(0, Math.min(depth, Math.max(1, path.length - 1))))
}

function byRoom(root, imports) {
  const rooms = new Map()
  for (const [file, targets] of imports) {
    const room = roomOf(root, file)
    const others = targets.map((target) => roomOf(root, target)).filter((other) => other !== room)
    rooms.set(room, [...new Set([...(rooms.get(room) ?? []), ...others])])
  }
  return rooms
}

function circleFaults(what, root, graph) {
  return circlesOf(graph).map((circle) => {
    const names = [...circle, circle[0]].map((node) => relative(root, node))
    return `The ${what} import each other in a circle: ${names.join(' -> ')}.`
  })
}

/** One circle for each node that a walk comes back to while it is still on the way. */
export function circlesOf(graph) {
  const done = new Set()
  const circles = []
  const walk = (node, way) => {
    if (way.includes(node)) return void circles.push(way.slice(way.indexOf(node)))
    if (done.has(node)) return
    for (const next of graph.get(node) ?? []) walk(next, [...way, node])
    done.add(node)
  }
  for (const node of graph.keys()) walk(node, [])
  return circles
}

/** The modules that a file imports, statically or late, for values or for types. */
function importsOf(file) {
  const found = []
  const visit = (node) => {
    if (typeof node !== 'object' || node === null) return
    if (Array.isArray(node)) return node.forEach(visit)
    const isCall = node.type === 'CallExpression' && (node.callee.type === 'Import' || node.callee.value === 'require')
    const source = isCall
      ? node.arguments[0]?.expression
      : (node.source ?? (node.type === 'TsImportType' && node.argument))
    if (source && source.type === 'StringLiteral') found.push(source.value)
    for (const key in node) if (key !== 'span') visit(node[key])
  }
  const tsx = file.endsWith('.tsx')
  visit(parseSync(readFileSync(file, 'utf8'), { syntax: 'typescript', tsx, decorators: true, target: 'es2022' }).body)
  return found
}

function sourcesIn(folder) {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    if (['node_modules', 'dist'].includes(entry.name)) return []
    const path = join(folder, entry.name)
    if (entry.isDirectory()) return sourcesIn(path)
    return /(?<!\.d)\.tsx?$/.test(entry.name) ? [path] : []
  })
}

/** The source at a path, which may end in `.js` as that of the compiled module. */
function fileAt(written) {
  const path = written.replace(/\.js$/, '')
  return [`${path}.ts`, `${path}.tsx`, join(path, 'index.ts')].find((file) => existsSync(file))
}

function packageOf(root, file) {
  return relative(join(root, 'packages'), file).split(sep)[0]
}

function manifestOf(root, name) {
  const file = join(root, 'packages', name, 'package.json')
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : undefined
}

if (process.argv[1] && basename(process.argv[1]) === 'imports.mjs') {
  const faults = faultsIn(resolve(process.argv[2] ?? fileURLToPath(new URL('..', import.meta.url))))
  for (const fault of faults) process.stderr.write(`${fault}\n`)
  process.exitCode = faults.length > 0 ? 1 : 0
}
