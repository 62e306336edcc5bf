import { relative } from 'node:path'
import { listDestinations } from '../workspace/destinations'
import type { Choice } from './choose-destination'
import type { ScaffoldedAction } from './scaffold-action'
import type { ScaffoldedDestination } from './scaffold-destination'

/** What to print when a destination has been made: its files, and the commands to go on with. */
export function describeDestination(root: string, { directory, files }: ScaffoldedDestination): string[] {
  return [
    `Made the destination in ${shorten(directory)}`,
    ...files.map((file) => `  ${shorten(file)}`),
    'Its folder is its registration: there is no list to enter it in.',
    '',
    'Next:',
    '  ./bin/run generate:action sendEvent server',
    ...commandsFor(root, directory)
  ]
}

/** What to print when an action has been made: the destination and why it was this one, the files, and what is next. */
export function describeAction(root: string, { place, reason }: Choice, { files }: ScaffoldedAction): string[] {
  return [
    `Made the action in ${shorten(place.directory)}${reason ? ` (${reason})` : ''}`,
    ...files.map((file) => `  ${shorten(file)}`),
    '',
    'Next, after each change of its fields:',
    '  ./bin/run generate:types',
    ...commandsFor(root, place.directory)
  ]
}

function commandsFor(root: string, directory: string): string[] {
  const name = listDestinations(root).find((place) => place.directory === directory)?.name ?? shorten(directory)
  return [`  ./bin/run test ${name}`, `  ./bin/run serve ${name}`]
}

/** The path as it is written from the working directory. */
function shorten(path: string): string {
  return relative(process.cwd(), path) || '.'
}
