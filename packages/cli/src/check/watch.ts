import { dirname, join } from 'node:path'
import { CancelledError } from '@segment/actions-input'
import { awaitInterruption } from '../terminal/keys'
import { modeOf, destinationsDirectory, type DestinationPlace } from '../workspace/destinations'

/** How long to wait for more changes, in milliseconds: editors and git write several files at once. */
const QUIET_MS = 100

/**
 * Calls `act` whenever a file of the destinations changes, tests included, or a file of their shared code; never
 * concurrently. Ends only by Ctrl-C.
 *
 * @param act errors that it throws are printed, and watching continues
 * @throws CancelledError when it is interrupted
 */
export async function watchDestinations(
  root: string,
  places: DestinationPlace[],
  act: () => Promise<unknown>,
  say: (line: string) => void
): Promise<never> {
  const { watch } = await import('chokidar')
  const { happened } = awaitInterruption()
  const modes = new Set(places.map(({ directory }) => modeOf(root, directory) ?? 'cloud'))
  const shared = [...modes].map((mode) => join(dirname(destinationsDirectory(root, mode)), 'lib'))
  const watcher = watch([...places.map(({ directory }) => directory), ...shared], { ignoreInitial: true })
  let work: Promise<unknown> = Promise.resolve()
  let timer: NodeJS.Timeout | undefined
  watcher.on('all', () => {
    clearTimeout(timer)
    timer = setTimeout(() => {
      work = work.then(act).catch((error: unknown) => say(error instanceof Error ? error.message : String(error)))
    }, QUIET_MS)
  })
  say('Watching for changes. Press Ctrl-C to stop.')
  await happened
  clearTimeout(timer)
  await Promise.all([watcher.close(), work])
  throw new CancelledError('Stopped.')
}
