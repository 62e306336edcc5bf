import { setTimeout as sleep } from 'node:timers/promises'
import type { AuthTokens, TokenStore } from '@segment/actions-core'
import type { Store } from '../store/store'

const RETRY_MS = 100
/** A worker that died while it refreshed tokens holds the lock for so long. */
const LOCK_MS = 30_000

/** Keeps the tokens of an account in the store, so that the workers of a fleet refresh them one at a time. */
export function tokenStoreOf(
  store: Pick<Store, 'lockTokens' | 'unlockTokens' | 'loadTokens' | 'saveTokens'>,
  { destination, fingerprint, worker }: { destination: string; fingerprint: string; worker: string }
): TokenStore {
  return {
    lock: async (signal) => {
      while (!(await store.lockTokens(destination, worker, LOCK_MS))) await sleep(RETRY_MS, undefined, { signal })
    },
    load: () => store.loadTokens(destination, fingerprint),
    save: async (tokens) => {
      const saved = await store.loadTokens(destination, fingerprint)
      await store.saveTokens(destination, fingerprint, { ...saved, ...tokens } as AuthTokens)
    },
    release: () => store.unlockTokens(destination, worker)
  }
}
