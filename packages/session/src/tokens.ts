import { randomUUID } from 'node:crypto'
import { readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'
import { isDeepStrictEqual } from 'node:util'
import {
  getAuthData,
  type AuthTokens,
  type Destination,
  type JSONObject,
  type OnEventOptions,
  type RefreshAccessTokenResult,
  type TokenStore
} from '@segment/actions-core'
import { statusOfFailure } from './failure'
import { readSettingsFile, saveTokens, settingsFile, type SettingsOwner } from './settings'

/** How often to look whether a lock is free, in milliseconds. */
const POLL_MS = 50

/** A lock that is older is left over, in milliseconds: a refresh takes one request. */
const STALE_MS = 60_000

/**
 * Keeps the tokens of a destination in its settings file. The lock is a file beside it, so that commands that run at the
 * same time do not spend one refresh token twice. The lock of a process that has died does not count.
 */
export function createTokenStore(root: string, owner: SettingsOwner): TokenStore {
  const lock = `${settingsFile(root, owner)}.lock`
  const mark = `${process.pid} ${randomUUID()}`
  return {
    lock: (signal) => acquire(lock, mark, signal),
    load: async () => {
      const { oauth } = readSettingsFile(root, owner)
      return oauth ? getAuthData({ oauth }) : undefined
    },
    save: async (tokens) => void saveTokens(root, owner, tokens),
    release: async () => {
      if (read(lock) === mark) rmSync(lock, { force: true })
    }
  }
}

async function acquire(path: string, mark: string, signal: AbortSignal): Promise<void> {
  for (;;) {
    try {
      writeFileSync(path, mark, { flag: 'wx', mode: 0o600 })
      return
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
    }
    if (isLeftOver(path)) rmSync(path, { force: true })
    else await sleep(POLL_MS, undefined, { signal })
  }
}

function isLeftOver(path: string): boolean {
  const age = Date.now() - (statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? Date.now())
  const pid = Number.parseInt(read(path) ?? '', 10)
  return age > STALE_MS || (Number.isInteger(pid) && !isRunning(pid))
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}

function read(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return undefined
  }
}

/** The tokens of an account while something is done with it. */
export interface TokenKeeper {
  /** What the runtime needs to refresh and save them. */
  options: Pick<OnEventOptions, 'tokenStore' | 'onTokenRefresh'>
  /** What became of refreshed tokens. Undefined if none were refreshed. */
  readonly state?: 'saved' | 'not saved'
}

/** Whose tokens to keep. */
export interface KeepOptions {
  /** The workspace; undefined to save nothing. */
  root: string | undefined
  owner: SettingsOwner
  /** The settings of the account, `oauth` included. */
  settings: JSONObject
  /** Called with all new tokens, before they are used. They are secrets. */
  onFresh: (tokens: Partial<RefreshAccessTokenResult>, isSaved: boolean) => void
}

/**
 * Prepares for refreshes: new tokens are saved in the settings file if the tokens of the account are from there. Others
 * are not saved, because they may belong to another account.
 */
export function keepTokens({ root, owner, settings, onFresh }: KeepOptions): TokenKeeper {
  const stored = root === undefined ? undefined : (readSettingsFile(root, owner).oauth as JSONObject | undefined)
  const isStored = stored !== undefined && isSameAccount(stored, (settings.oauth ?? {}) as JSONObject)
  let state: TokenKeeper['state']
  const options: TokenKeeper['options'] = {
    onTokenRefresh: async (tokens) => {
      if (!isStored) state = 'not saved'
      onFresh(tokens, isStored)
    }
  }
  if (isStored) {
    const store = createTokenStore(root!, owner)
    options.tokenStore = {
      ...store,
      load: async () => {
        const tokens = await store.load()
        if (tokens) onFresh(tokens, true)
        return tokens
      },
      save: async (tokens) => {
        await store.save(tokens)
        state = 'saved'
      }
    }
  }
  return {
    options,
    get state() {
      return state
    }
  }
}

function isSameAccount(stored: JSONObject, given: JSONObject): boolean {
  const isEqual = (key: string) => Boolean(given[key]) && given[key] === stored[key]
  return isEqual('refresh_token') || isEqual('access_token') || isDeepStrictEqual(stored, given)
}

/** A destination and the account that a call is made for. */
export interface TokenAccount {
  destination: Destination<JSONObject>
  /** The settings of the account, `oauth` included. New tokens are written into it. */
  settings: JSONObject
  tokens: TokenKeeper
}

/**
 * Makes a call that is not a delivery, and once more with new tokens if the first one ends with 401.
 *
 * @param call receives the tokens
 * @throws what the last call throws; what the refresh throws
 */
export async function withTokens<Answer>(
  { destination, settings, tokens }: TokenAccount,
  call: (auth: AuthTokens) => Promise<Answer>
): Promise<Answer> {
  const { authentication } = destination
  const canRefresh = destination.tokens.isOAuth && authentication && 'refreshAccessToken' in authentication
  if (canRefresh) settings.oauth ??= {}
  const used = getAuthData(settings)
  try {
    const answer = await call(used)
    if (!canRefresh || (answer as { status?: unknown } | undefined)?.status !== 401) return answer
  } catch (error) {
    if (!canRefresh || statusOfFailure(error) !== 401) throw error
  }
  return call(await destination.tokens.renew(settings, used, tokens.options))
}
