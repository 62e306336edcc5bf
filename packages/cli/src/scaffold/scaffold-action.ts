import { existsSync, readdirSync } from 'node:fs'
import { join, relative } from 'node:path'
import type { DestinationDefinition } from '@segment/actions-core'
import { FailureError, UsageError, camelCase, titleCase } from '@segment/actions-input'
import { definitionTypes } from '../types/definition-types'
import { isCurrent, changesOf, type PlannedChange } from '../files/plan'
import type { DestinationPlace } from '../workspace/destinations'
import { loadDefinition } from '../workspace/load'
import { loadTexts } from '../workspace/load-texts'
import { addAction, importsAction, definitionModule, type DefinitionModule } from './add-action'
import { fillTemplate } from './fill-template'
import { format } from '../files/format'
import { carryOut } from './history'
import { checkActionName, checkName, demand } from './questions'

/** What to scaffold. */
export interface ActionRequest {
  /** The absolute path of the workspace. */
  root: string
  /** The destination that the action is for. */
  place: DestinationPlace
  /** A name; its camel case becomes the action's key. */
  name: string
  /** Where the action runs, which is where its destination does. Default `server`. */
  type?: 'server' | 'browser'
  /** The title that people see. Default: the name in title case. */
  title?: string
  /** Whether the files of an action made before are overwritten. Default false. */
  force?: boolean
  /** Whether nothing is to be written. Default false. */
  dryRun?: boolean
}

/** What was scaffolded, or with `dryRun` would be. */
export interface ScaffoldedAction {
  key: string
  type: 'server' | 'browser'
  changes: PlannedChange[]
}

/**
 * Makes an action from a template, enters it in the destination's `actions` and makes the types; then checks that the
 * destination loads and has the new action besides those of before. When something fails, all files are as they were.
 *
 * With `force` the template's files overwrite those of the action; no other file is lost.
 *
 * Throws a UsageError for a name or title that cannot be and for a destination that runs elsewhere, and a FailureError when the action is there already, when the
 * destination does not load, and when its definition has a shape that cannot be edited.
 */
export async function scaffoldAction(request: ActionRequest): Promise<ScaffoldedAction> {
  const { root, place, name, type = 'server', title = titleCase(name), dryRun = false } = request
  demand('<name>', name, checkActionName)
  const key = camelCase(name)
  demand('--title', title, checkName)
  const definition = loadDefinition(place.entry)
  refuseOtherMode(definition, type)
  const module = definitionModule(place.entry, key)
  const known = keysOf(definition).includes(key)
  refuseTaken(request, key, known, module)
  const files = await fillTemplate(`actions/${type}`, { key, title: title.trim(), name: definition.name })
  const texts = new Map([...files].map(([path, text]) => [join(place.directory, key, path), text]))
  if (!known) texts.set(module.file, await enter(module, key))
  const extended = { ...definition, actions: { ...definition.actions, [key]: loadAction(files) } }
  const types = await definitionTypes(extended, place.directory, [key])
  const changed = [...texts, ...types].filter(([path, text]) => !isCurrent(path, text))
  const plan = new Map(changed.toSorted(([a], [b]) => (a < b ? -1 : 1)))
  const changes = changesOf(plan)
  if (!dryRun) {
    await carryOut(root, `the action ${key} of ${definition.name}`, plan, () =>
      checkActions(module.file, keysOf(loadDefinition(place.entry)), new Set(keysOf(extended)))
    )
  }
  return { key, type, changes }
}

/** The action that the files of a template define. */
function loadAction(files: Map<string, string>): DestinationDefinition['actions'][string] {
  const entry = "import action from './action'\nexport default { name: 'The new action', actions: { action } }"
  const action = [...files].map(([path, text]): [string, string] => [join('action', path), text])
  return loadTexts(new Map([['index.ts', entry], ...action])).actions.action!
}

function refuseOtherMode({ name, mode }: DestinationDefinition, type: 'server' | 'browser'): void {
  const own = (mode as string) === 'device' ? 'browser' : 'server'
  if (type !== own) throw new UsageError(`The actions of ${name} run in a ${own}. Write '${own}' instead of '${type}'.`)
}

function keysOf({ actions, asyncActions = {} }: DestinationDefinition): string[] {
  return [...Object.keys(actions), ...Object.keys(asyncActions)]
}

function refuseTaken(
  { place, force = false }: ActionRequest,
  key: string,
  known: boolean,
  module: DefinitionModule
): void {
  const folder = join(place.directory, key)
  const at = relative(process.cwd(), folder)
  if (known && !force) {
    throw new FailureError(
      `The destination has an action '${key}' already. Choose another name, or overwrite it by --force.`
    )
  }
  if (known && !importsAction(module)) {
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
async function enter(module: DefinitionModule, key: string): Promise<string> {
  const { source } = module
  const edited = addAction(module, key)
  return source === (await format(source, 'ts')) ? format(edited, 'ts') : edited
}

function checkActions(file: string, actual: string[], expected: Set<string>): void {
  if (actual.length === expected.size && actual.every((key) => expected.has(key))) return
  throw new FailureError(
    `${file} cannot be edited: with the new entry its actions would be ${actual.join(', ') || 'none'}. All files are as they were. Add the action by hand.`
  )
}
