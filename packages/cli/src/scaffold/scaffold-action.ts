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

/** The action to scaffold. */
export interface ActionRequest {
  /** The absolute path of the workspace. */
  root: string
  /** The destination that the action is for. */
  place: DestinationPlace
  /** A name; in camel case it is the action's key. */
  name: string
  /** Where the action runs, which is where its destination runs. Default `server`. */
  type?: 'server' | 'browser'
  /** The title that people see. Default: the name in title case. */
  title?: string
  /** Whether to overwrite the files of an existing action. Default false. */
  force?: boolean
  /** Whether to write nothing. Default false. */
  dryRun?: boolean
}

/** What was created, or with `dryRun` would be. */
export interface ScaffoldedAction {
  key: string
  type: 'server' | 'browser'
  changes: PlannedChange[]
}

/**
 * Creates an action from a template, adds it to the destination's `actions` and generates the types. Then checks that the
 * destination loads and has exactly one more action. If something fails, all changes are undone.
 *
 * With `force` the template's files overwrite those of the action; no other file is changed.
 *
 * Throws a UsageError for an invalid name or title and for a destination that runs elsewhere, and a FailureError if the
 * action already exists, the destination does not load, or its definition has a shape that cannot be edited.
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
      `The destination already has an action '${key}'. Choose another name, or overwrite it with --force.`
    )
  }
  if (known && !importsAction(module)) {
    throw new FailureError(
      `The destination already has an action '${key}', which is not in ${at}. Choose another name.`
    )
  }
  if (existsSync(`${folder}.ts`)) {
    throw new FailureError(`The file ${at}.ts already exists, and './${key}' would refer to it. Choose another name.`)
  }
  if (!force && existsSync(folder) && readdirSync(folder).length > 0) {
    throw new FailureError(
      `The folder ${at} already exists. Choose another name, or overwrite the action in it with --force.`
    )
  }
}

/** Formats a file that was formatted in this repository's style before; another keeps its own. */
async function enter(module: DefinitionModule, key: string): Promise<string> {
  const { source } = module
  const edited = addAction(module, key)
  return source === (await format(source, 'ts')) ? format(edited, 'ts') : edited
}

function checkActions(file: string, actual: string[], expected: Set<string>): void {
  if (actual.length === expected.size && actual.every((key) => expected.has(key))) return
  throw new FailureError(
    `Cannot edit ${file}: with the new entry its actions would be ${actual.join(', ') || 'none'}. No file was changed. Add the action by hand.`
  )
}
