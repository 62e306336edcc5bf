import { relative } from 'node:path'
import { listDestinations, modeOf } from '../workspace/destinations'
import type { Mode } from '../workspace/destinations'
import type { Choice } from './choose-destination'
import type { PlannedChange } from './plan'
import type { ScaffoldedAction } from './scaffold-action'
import type { ScaffoldedDestination } from './scaffold-destination'

/** What to print when a destination has been made: its files, and the commands to go on with. */
export function describeDestination(
  root: string,
  { directory, mode, actions, changes }: ScaffoldedDestination
): string[] {
  const addAction = `  ./bin/run generate:action sendEvent ${mode === 'device' ? 'browser' : 'server'}`
  return [
    `Made the destination in ${shorten(directory)}`,
    ...filesOf(changes),
    modeOf(root, directory)
      ? 'Its folder is its registration: there is no list to enter it in.'
      : 'It does not lie among the others: commands find it by its path only.',
    '',
    'Next:',
    ...(actions.length > 0 ? [] : [addAction]),
    ...commandsFor(root, directory, mode),
    '',
    'Take it back: ./bin/run undo'
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
    ...commandsFor(root, place.directory, type === 'browser' ? 'device' : 'cloud'),
    '',
    'Take it back: ./bin/run undo'
  ]
}

function filesOf(changes: PlannedChange[]): string[] {
  return changes.map(({ path }) => `  ${path}`)
}

function commandsFor(root: string, directory: string, mode: Mode): string[] {
  const name = listDestinations(root).find((place) => place.directory === directory)?.name ?? shorten(directory)
  if (mode === 'cloud') return [`  ./bin/run test ${name}`, `  ./bin/run serve ${name}`]
  return [`  ./bin/run test ${name}`, `  ./bin/run serve --browser ${name}`, `  ./bin/run build:browser ${name}`]
}

/** The path as it is written from the working directory. */
function shorten(path: string): string {
  return relative(process.cwd(), path) || '.'
}
