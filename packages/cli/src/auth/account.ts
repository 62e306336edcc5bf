import { join } from 'node:path'
import type { Destination, JSONObject } from '@segment/actions-core'
import { createEnvFile, parseRewrites, createSender, type Loaded, accountSettings } from '@segment/actions-session'
import { createSource } from '../workspace/source'
import { findDestination } from '../workspace/destinations'

/** A destination with the settings and tokens that this machine has for it. */
export interface Account {
  root: string
  loaded: Loaded
  destination: Destination<JSONObject>
  /** What a host would hand to the destination, `oauth` included. */
  settings: JSONObject
}

/** What changes an account for one call, as flags give it. */
export interface AccountFlags {
  /** `<key>=<text>` each. */
  setting?: readonly string[]
  /** `<origin>=<origin>` each: where requests go instead. */
  rewrite?: readonly string[]
}

/**
 * Loads the destination that `slug` names, after the variables of the file `.env`.
 *
 * @throws UsageError for an unknown destination, FailureError when its code does not load
 */
export function loadDestination(root: string, slug: string): Loaded {
  createEnvFile(join(root, '.env'))()
  return createSource(findDestination(root, slug, 'cloud')).current()
}

/**
 * Opens the account of the destination that `slug` names.
 *
 * @throws what {@link loadDestination} throws; UsageError for settings that do not validate and for wrong flags
 */
export async function openAccount(
  root: string,
  slug: string,
  { setting, rewrite = [] }: AccountFlags
): Promise<Account> {
  const loaded = loadDestination(root, slug)
  const transport = createSender(parseRewrites(rewrite))
  const destination = new loaded.runtime.core.Destination<JSONObject>(loaded.definition, { transport })
  return { root, loaded, destination, settings: await accountSettings(root, loaded, destination, { setting }) }
}
