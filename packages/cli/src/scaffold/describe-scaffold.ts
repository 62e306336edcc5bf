import { relative } from 'node:path'
import { listDestinations, modeOf } from '../workspace/destinations'
import type { Choice } from './choose-destination'
import type { PlannedChange } from './plan'
import type { ScaffoldedAction } from './scaffold-action'
import type { ScaffoldedDestination } from './scaffold-destination'

/** What to print when a destination has been made: its files, and the commands to go on with. */
export function describeDestination(root: string, { directory, changes }: ScaffoldedDestination): string[] {
  return [
    `Made the destination in ${shorten(directory)}`,
    ...filesOf(changes),
    'Its folder is its registration: there is no list to enter it in.',
    '',
    'Next:',
    `  ./bin/run generate:action sendEvent ${modeOf(root, directory) === 'device' ? 'browser' : 'server'}`,
    ...commandsFor(root, directory),
    '',
    'Take it back: ./bin/run undo'
  ]
}

/** What to print when an action has been made: the destination and why it was this one, the files, and what is next. */
export function describeAction(root: string, { place, reason }: Choice, { changes }: ScaffoldedAction): string[] {
  return [
    `Made the action in ${shorten(place.directory)}${reason ? ` (${reason})` : ''}`,
    ...filesOf(changes),
    '',
    'Next, after each change of its fields:',
    '  ./bin/run generate:types',
    ...commandsFor(root, place.directory),
    '',
    'Take it back: ./bin/run undo'
  ]
}

function filesOf(changes: PlannedChange[]): string[] {
  return changes.map(({ path }) => `  ${path}`)
}

function commandsFor(root: string, directory: string): string[] {
  const name = listDestinations(root).find((place) => place.directory === directory)?.name ?? shorten(directory)
  if (modeOf(root, directory) !== 'device') return [`  ./bin/run test ${name}`, `  ./bin/run serve ${name}`]
  return [`  ./bin/run test ${name}`, `  ./bin/run serve --browser ${name}`, `  ./bin/run build:browser ${name}`]
}

/** The path as it is written from the working directory. */
function shorten(path: string): string {
  return relative(process.cwd(), path) || '.'
}
