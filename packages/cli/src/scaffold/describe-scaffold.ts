import { relative } from 'node:path'
import { listDestinations, modeOf, type Mode } from '../workspace/destinations'
import type { Choice } from './choose-destination'
import type { PlannedChange } from '../files/plan'
import type { ScaffoldedAction } from './scaffold-action'
import type { ScaffoldedDestination } from './scaffold-destination'

/** The action that is proposed where there is none yet. */
const FIRST_ACTION = 'sendEvent'

/** What to print when a destination has been made: its files, and the commands to go on with. */
export function describeDestination(
  root: string,
  { directory, mode, actions, changes }: ScaffoldedDestination
): string[] {
  const [action = FIRST_ACTION] = actions
  const addAction = `  ./bin/run generate:action ${FIRST_ACTION} ${mode === 'device' ? 'browser' : 'server'}`
  return [
    `Made the destination in ${shorten(directory)}`,
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

/** What to print when an action has been made: the destination and why it was this one, the files, and what is next. */
export function describeAction(
  root: string,
  { place, reason }: Choice,
  { key, type, changes }: ScaffoldedAction
): string[] {
  return [
    `Made the action ${key} in ${shorten(place.directory)}${reason ? ` (${reason})` : ''}`,
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

/** The commands to go on with, in this order; `action` is the one to look at. */
function commandsFor(root: string, directory: string, mode: Mode, action: string): string[] {
  const name = listDestinations(root).find((place) => place.directory === directory)?.name ?? shorten(directory)
  const commands =
    mode === 'cloud'
      ? [`test ${name}`, `try ${name} ${action} --dry-run --explain`, `serve ${name}`, `check ${name}`]
      : [`test ${name}`, `serve --browser ${name}`, `build:browser ${name}`, `check ${name}`]
  return commands.map((command) => `  ./bin/run ${command}`)
}

/** The path as it is written from the working directory. */
function shorten(path: string): string {
  return relative(process.cwd(), path) || '.'
}
