import type { JSONObject } from '@segment/actions-core'
import type { Vendor } from '../../__tests__/vendor'
import type { TryReport } from '@segment/actions-session'
import { tryAction, type TryOptions } from '../try-action'
import { makeWorkspace, rewriteTo, startParcelVendor, type Workspace } from './temporary-destination'

/** The key that {@link tryShip} gives, which is secret. */
export const KEY = 'parcel-key-0123456789'

/** The vendor of the test that runs, after {@link startAfresh}. */
export let vendor: Vendor

/** The workspace of the test that runs. */
export let workspace: Workspace

/** Returns each test of a file a vendor and a workspace of its own. */
export function startAfresh(): void {
  beforeEach(async () => {
    vendor = await startParcelVendor()
    workspace = makeWorkspace()
  })
  afterEach(async () => {
    workspace.remove()
    await vendor.close()
  })
}

/** A completed order as `--event` takes it: with this id, and more properties. */
export function order(id: string, more: JSONObject = {}): string {
  return JSON.stringify({ type: 'track', event: 'Order Completed', properties: { order_id: id, ...more } })
}

/** Tries the action `ship`, with the key and to the vendor unless `options` say otherwise. */
export function tryShip(options: TryOptions): Promise<TryReport> {
  return tryAction(
    workspace.root,
    { destination: 'parcel', action: 'ship' },
    { setting: [`apiKey=${KEY}`], rewrite: [rewriteTo(vendor)], ...options }
  )
}
