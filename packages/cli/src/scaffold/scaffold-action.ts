import { existsSync, readFileSync, readdirSync } from 'node:fs'
import { join, relative } from 'node:path'
import type { DestinationDefinition } from '@segment/actions-core'
import { FailureError } from '../errors'
import { definitionTypes } from '../types/definition-types'
import { isCurrent } from '../types/is-current'
import type { DestinationPlace } from '../workspace/destinations'
import { loadDefinition } from '../workspace/load'
import { addAction, importsAction } from './add-action'
import { fillTemplate } from './fill-template'
import { formatSource } from './format-source'
import { camelCase, checkKey, checkName, demand, titleCase } from './names'
import { transaction } from './transaction'

/** What to scaffold. */
export interface ActionRequest {
  /** The destination that the action is for. */
  place: DestinationPlace
  /** A name; its camel case becomes the action's key. */
  name: string
  /** The title that people see. Default: the name in title case. */
  title?: string
  /** Whether the files of an action made before are overwritten. Default false. */
  force?: boolean
}

/** What was scaffolded. */
export interface ScaffoldedAction {
  key: string
  /** The absolute paths of the files written, sorted. */
  files: string[]
}

/**
 * Makes an action from a template, enters it in the destination's `actions` and makes the types; then checks that the
 * destination loads and has the new action besides those of before. When something fails, all files are as they were.
 *
 * With `force` the template's files overwrite those of the action; no other file is lost.
 *
 * Throws a UsageError for a name or title that cannot be, and a FailureError when the action is there already, when the
 * destination does not load, and when its `index.ts` has a shape that cannot be edited.
 */
export async function scaffoldAction(request: ActionRequest): Promise<ScaffoldedAction> {
  const { place, name, title = titleCase(name) } = request
  const key = camelCase(name)
  demand('<name>', name, () => checkKey(key))
  demand('--title', title, checkName)
  const definition = loadDefinition(place.entry)
  const source = readFileSync(place.entry, 'utf8')
  const known = keysOf(definition).includes(key)
  refuseTaken(request, key, known, source)
  const files = new Map<string, string>()
  const template = await fillTemplate('actions/server', { key, title: title.trim(), name: definition.name })
  for (const [path, text] of template) files.set(join(place.directory, key, path), text)
  if (!known) files.set(place.entry, await editEntry(source, key, place.entry))
  return transaction(async (write) => {
    for (const [path, text] of files) write(path, text)
    const edited = loadDefinition(place.entry)
    checkActions(place.entry, keysOf(edited), new Set([...keysOf(definition), key]))
    const types = [...(await definitionTypes(edited, place.directory))].filter(([path, text]) => !isCurrent(path, text))
    for (const [path, text] of types) write(path, text)
    return { key, files: [...files.keys(), ...types.map(([path]) => path)].toSorted() }
  })
}

function keysOf({ actions, asyncActions = {} }: DestinationDefinition): string[] {
  return [...Object.keys(actions), ...Object.keys(asyncActions)]
}

function refuseTaken({ place, force = false }: ActionRequest, key: string, known: boolean, source: string): void {
  const folder = join(place.directory, key)
  const at = relative(process.cwd(), folder)
  if (known && !force) {
    throw new FailureError(
      `The destination has an action '${key}' already. Choose another name, or overwrite it by --force.`
    )
  }
  if (known && !importsAction(source, key, place.entry)) {
    throw new FailureError(`The destination has an action '${key}' that is not in ${at}. Choose another name.`)
  }
  if (existsSync(`${folder}.ts`)) {
    throw new FailureError(`There is a file ${at}.ts, which './${key}' would mean. Choose another name.`)
  }
  if (!force && existsSync(folder) && readdirSync(folder).length > 0) {
    throw new FailureError(
      `There is a folder ${at} already. Choose another name, or overwrite the action in it by --force.`
    )
  }
}

/** A file that was in this repository's format stays so; another keeps its own. */
async function editEntry(source: string, key: string, file: string): Promise<string> {
  const edited = addAction(source, key, file)
  return source === (await formatSource(source)) ? formatSource(edited) : edited
}

function checkActions(entry: string, actual: string[], expected: Set<string>): void {
  if (actual.length === expected.size && actual.every((key) => expected.has(key))) return
  throw new FailureError(
    `${entry} cannot be edited: with the new entry its actions would be ${actual.join(', ') || 'none'}. All files are as they were. Add the action by hand.`
  )
}
