import type { DestinationDefinition, GlobalSetting } from '@segment/actions-core'
import type { BehaviourCheck } from './check'
import { deliveredTrials, send, type Candidate } from './candidate'
import { manage, observe, type SentRequest } from './deliver'
import { sampleEvents } from './sample-events'

/**
 * Every HTTP request goes by https to a declared host, whatever region the account chose. Calls over other protocols are
 * not checked: the account names their servers.
 */
export const checkHosts: BehaviourCheck = async (candidate) => {
  const { hosts = [] } = candidate.declaration
  const requests = (await Promise.all(accountsOf(candidate).map(requestsOf))).flat()
  const addresses = requests.map(({ url }) => url).filter((url) => /^https?:/.test(url))
  const origins = [...new Set(addresses.map((url) => new URL(url).origin))].toSorted()
  return origins
    .filter((origin) => !isDeclared(origin, hosts))
    .map((origin) => ({
      place: '',
      message: `it sends requests to ${origin}. Declare the host in "hosts" of conformance.json; only https will do.`
    }))
}

/**
 * Whether an address is reserved (RFC 2606 §3): a new scaffold has such addresses until its author enters those of the
 * vendor, and needs no declaration before that.
 */
export function isExample(url: string): boolean {
  return /(^|\.)example\.(com|net|org)$/.test(new URL(url).hostname)
}

function isDeclared(origin: string, hosts: string[]): boolean {
  const { protocol, host } = new URL(origin)
  return (
    protocol === 'https:' &&
    (isExample(origin) ||
      hosts.some((known) => (known.startsWith('*.') ? host.endsWith(known.slice(1)) : host === known)))
  )
}

/** Returns the destination once for each choice of each setting. */
function accountsOf(candidate: Candidate): Candidate[] {
  const { definition, account } = candidate
  const settings: [string, GlobalSetting][] = Object.entries(definition.authentication?.fields ?? {})
  const others = settings.flatMap(([key, { choices = [] }]) =>
    choices.filter(({ value }) => value !== account.settings[key]).map(({ value }) => ({ [key]: value }))
  )
  return [{}, ...others].map((changes) => ({
    ...candidate,
    account: { ...account, settings: { ...account.settings, ...changes } }
  }))
}

/** Returns everything that a destination sends: for events and batches, for its dynamic fields, and for the account. */
async function requestsOf(candidate: Candidate): Promise<SentRequest[]> {
  const { definition, destination, account, vendor } = candidate
  const settings = account.settings
  const deliveries = await Promise.all([
    ...deliveredTrials(candidate).flatMap(({ subscription, delivered: { event } }) => [
      send(candidate, subscription, event),
      send(candidate, subscription, [event])
    ]),
    ...dynamicFieldsOf(definition).map(([action, field]) =>
      observe(vendor, (transport) =>
        destination.executeDynamicField(action, field, { settings, payload: {}, transport })
      )
    ),
    manage(definition, vendor, (managed) => managed.testAuthentication(settings)),
    manage(definition, vendor, (managed) => managed.onDelete?.(sampleEvents[0]!, settings))
  ])
  return deliveries.flatMap(({ requests }) => requests)
}

function dynamicFieldsOf({ actions }: DestinationDefinition): [action: string, field: string][] {
  return Object.entries(actions).flatMap(([action, { dynamicFields = {} }]) =>
    Object.entries<unknown>(dynamicFields).flatMap(([field, handler]): [string, string][] =>
      typeof handler === 'object' && handler !== null
        ? Object.keys(handler).map((property) => [action, `${field}.${property}`])
        : [[action, field]]
    )
  )
}
