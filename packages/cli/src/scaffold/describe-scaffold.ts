import { relative } from 'node:path'
import { listDestinations, modeOf, type Mode } from '../workspace/destinations'
import type { Choice } from './choose-destination'
import type { PlannedChange } from '../files/plan'
import type { ScaffoldedAction } from './scaffold-action'
import type { ScaffoldedDestination } from './scaffold-destination'

/** The action that the next steps propose if there is none. */
const FIRST_ACTION = 'sendEvent'

/** Formats what was created for a destination: its files, and the next commands. */
export function describeDestination(
  root: string,
  { directory, mode, actions, changes }: ScaffoldedDestination
): string[] {
  const [action = FIRST_ACTION] = actions
  const addAction = `  ./bin/run generate:action ${FIRST_ACTION} ${mode === 'device' ? 'browser' : 'server'}`
  return [
    `Created the destination in ${shorten(directory)}`,
    ...filesOf(changes),
    modeOf(root, directory)
      ? 'Its folder is its registration: there is no list to enter it in.'
      : 'It does not lie among the others: commands find it by its path only.',
    '',
    'Next:',
    ...(actions.length > 0 ? [] : [addAction]),
    ...commandsFor(root, directory, mode, action),
    '',
    'To undo this: ./bin/run undo'
  ]
}

/** Formats what was created for an action: the destination and why it was chosen, the files, and the next commands. */
export function describeAction(
  root: string,
  { place, reason }: Choice,
  { key, type, changes }: ScaffoldedAction
): string[] {
  return [
    `Created the action ${key} in ${shorten(place.directory)}${reason ? ` (${reason})` : ''}`,
    ...filesOf(changes),
    '',
    'Next, after each change of its fields:',
    `  ./bin/run generate:types${modeOf(root, place.directory) ? '' : ` --path ${shorten(place.directory)}`}`,
    ...commandsFor(root, place.directory, type === 'browser' ? 'device' : 'cloud', key),
    '',
    'To undo this: ./bin/run undo'
  ]
}

function filesOf(changes: PlannedChange[]): string[] {
  return changes.map(({ path }) => `  ${path}`)
}

/** Lists the next commands, in this order, for `action`. */
function commandsFor(root: string, directory: string, mode: Mode, action: string): string[] {
  const name = listDestinations(root).find((place) => place.directory === directory)?.name ?? shorten(directory)
  const commands =
    mode === 'cloud'
      ? [`test ${name}`, `try ${name} ${action} --dry-run --explain`, `serve ${name}`, `check ${name}`]
      : [`test ${name}`, `serve --browser ${name}`, `build:browser ${name}`, `check ${name}`]
  return commands.map((command) => `  ./bin/run ${command}`)
}

/** Returns the path relative to the working directory. */
function shorten(path: string): string {
  return relative(process.cwd(), path) || '.'
}
