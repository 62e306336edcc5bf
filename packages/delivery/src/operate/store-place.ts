import { existsSync, mkdirSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { FailureError, UsageError } from '@segment/actions-input'
import { openStore } from '../store/open'
import type { Store } from '../store/store'

/**
 * Returns where a store is: the URL of a PostgreSQL database, or the path of a file.
 *
 * @param folder the folder of the configuration
 * @param given what the user says. Default: the file `.store/events.db` in the folder
 * @throws UsageError for a URL of another database
 */
export function storePlace(folder: string, given?: string): string {
  const scheme = /^([a-z][a-z0-9+.-]*):\/\//i.exec(given ?? '')?.[1]
  if (scheme !== undefined && !isUrl(given!)) {
    throw new UsageError(`--store: '${scheme}' is not supported. Pass postgres://user@host/database, or a file.`)
  }
  return given ?? join(folder, '.store', 'events.db')
}

/** Names a store for people, without the password that its URL may hold. */
export function nameOfStore(place: string): string {
  if (!isUrl(place)) return place
  const { protocol, hostname, port, pathname } = new URL(place)
  return `${protocol}//${hostname}${port && `:${port}`}${pathname}`
}

/**
 * Opens the store at a place, and makes it if it is missing.
 *
 * @throws FailureError that names the place and the reason
 */
export async function openPlace(place: string): Promise<Store> {
  try {
    if (!isUrl(place)) mkdirSync(dirname(place), { recursive: true })
    return await openStore(place)
  } catch (error) {
    // The message of a driver may hold the URL.
    const reason = (error as Error).message.replaceAll(place, nameOfStore(place))
    throw new FailureError(`The store ${nameOfStore(place)} cannot be opened: ${reason}.`, { cause: error })
  }
}

/**
 * Opens a store that is there already, hands it to `use`, and closes it.
 *
 * @throws FailureError if there is no such file, or the store cannot be opened
 */
export async function useStore<T>(place: string, use: (store: Store) => Promise<T>): Promise<T> {
  const store = await openExisting(place)
  try {
    return await use(store)
  } finally {
    await store.close()
  }
}

/** A store that is opened when somebody needs it. */
export interface LateStore {
  /** Returns the store, the same one each time. Rejects as {@link useStore} does; a later call tries again. */
  open: () => Promise<Store>
  close: () => Promise<void>
}

/** Returns a store that stays open from its first use on, for a server that people ask about it. */
export function lateStore(place: string): LateStore {
  let opened: Promise<Store> | undefined
  return {
    open: () => {
      opened ??= openExisting(place).catch((error: unknown) => {
        opened = undefined
        throw error
      })
      return opened
    },
    close: async () => (await opened?.catch(() => undefined))?.close()
  }
}

async function openExisting(place: string): Promise<Store> {
  if (!isUrl(place) && !existsSync(place)) {
    throw new FailureError(
      `There is no store ${place}. Start ./bin/run deliver, which makes it, or name the store with --store.`
    )
  }
  return openPlace(place)
}

function isUrl(place: string): boolean {
  return /^postgres(ql)?:\/\//.test(place)
}
