import { defaultValues } from '@segment/actions-core'
import { parseFql, validate } from '@segment/actions-core/trigger'
import type {
  Destination,
  DestinationDefinition,
  JSONObject,
  Preset,
  SegmentEvent,
  Subscription
} from '@segment/actions-core'
import { makeAccount, type Account } from './account'
import type { Declaration } from './declaration'
import { answer, deliver, makeDestination, type Delivery, type Vendor } from './deliver'
import { sampleEvents } from './sample-events'

/** A destination under test, with a made-up account. */
export interface Candidate {
  definition: DestinationDefinition
  destination: Destination
  declaration: Declaration
  account: Account
  /** Plays the vendor without faults. */
  vendor: Vendor
  trials: Trial[]
}

/** An initial mapping, from the defaults of an action or a preset, and its results with the sample events. */
export interface Trial {
  /** Its place: `actions.send` or `presets[0]`. */
  place: string
  subscription: Subscription
  /** The sample events that the trigger matches. */
  events: SegmentEvent[]
  /** The first event that was delivered, and its delivery; absent if none was. */
  delivered?: { event: SegmentEvent; delivery: Delivery }
  /** The errors of the events before the one that was delivered. */
  failures: unknown[]
}

/**
 * Tries all initial mappings with the sample events and with the events that the destination declares. Sets the
 * declared environment variables of the process.
 */
export async function makeCandidate(
  definition: DestinationDefinition,
  declaration: Declaration = {}
): Promise<Candidate> {
  for (const [variable, value] of Object.entries(declaration.env ?? {})) process.env[variable] ??= value
  const candidate: Candidate = {
    definition,
    destination: makeDestination(definition),
    declaration,
    account: makeAccount(definition, declaration.settings),
    vendor: vendorOf(declaration),
    trials: []
  }
  for (const [place, subscription] of subscriptionsOf(definition, declaration)) {
    candidate.trials.push(await tryOut(candidate, place, subscription))
  }
  return candidate
}

/**
 * Does the same for a browser destination: tries its mappings and validates the payloads, but its actions do nothing,
 * because there is no page.
 */
export function makePageCandidate(
  definition: DestinationDefinition,
  declaration: Declaration = {}
): Promise<Candidate> {
  const idle = Object.entries(definition.actions).map(([key, action]) => [
    key,
    { ...action, platform: 'cloud', perform: () => {} }
  ])
  return makeCandidate({ ...definition, mode: 'cloud', actions: Object.fromEntries(idle) }, declaration)
}

/**
 * Returns the trials that were delivered, one per action: that of its defaults if it was, otherwise that of a preset.
 */
export function deliveredTrials({ trials }: Candidate): Required<Trial>[] {
  const delivered = trials.filter((trial): trial is Required<Trial> => trial.delivered !== undefined)
  return delivered.filter(
    ({ subscription }, index) =>
      delivered.findIndex((other) => other.subscription.partnerAction === subscription.partnerAction) === index
  )
}

function vendorOf({ answers = {} }: Declaration): Vendor {
  return ({ url }) => answer(200, Object.entries(answers).find(([part]) => url.includes(part))?.[1])
}

function subscriptionsOf(
  { actions, presets = [] }: DestinationDefinition,
  { mappings = {} }: Declaration
): [place: string, subscription: Subscription][] {
  // Actions of other platforms run in browsers.
  const own = Object.entries(actions).filter(([, { platform = 'cloud' }]) => platform === 'cloud')
  const added = (key: string): JSONObject => ({
    ...(actions[key]?.syncMode && { __segment_internal_sync_mode: actions[key].syncMode.default }),
    ...mappings[key]
  })
  return [
    ...own.map(([key, { fields, defaultSubscription = '' }]): [string, Subscription] => [
      `actions.${key}`,
      {
        partnerAction: key,
        subscribe: defaultSubscription,
        mapping: { ...withoutBlanks(defaultValues(fields)), ...added(key) }
      }
    ]),
    ...presets
      .map((preset, index): [string, Subscription] => [
        `presets[${index}]`,
        {
          partnerAction: preset.partnerAction,
          subscribe: triggerOf(preset),
          mapping: { ...added(preset.partnerAction), ...withoutBlanks(preset.mapping ?? {}) }
        }
      ])
      .filter(([, { partnerAction }]) => own.some(([key]) => key === partnerAction))
  ]
}

/** A blank text is a field that has to be filled in. */
function withoutBlanks(mapping: JSONObject): JSONObject {
  return Object.fromEntries(Object.entries(mapping).filter(([, value]) => value !== ''))
}

/** Presets of a known event get any event of the type that their slug ends with. */
function triggerOf(preset: Preset): string {
  return preset.type === 'automatic' ? preset.subscribe : `type = "${preset.eventSlug.split('_').at(-1)}"`
}

/** Delivers an event, or a batch of events of one type, with a mapping; ignores its trigger. */
export function send(
  { destination, account, vendor }: Candidate,
  subscription: Subscription,
  data: SegmentEvent | SegmentEvent[],
  played: Vendor = vendor
): Promise<Delivery> {
  const always = `type = "${[data].flat()[0]!.type}"`
  return deliver(destination, data, account.settings, { ...subscription, subscribe: always }, played)
}

async function tryOut(candidate: Candidate, place: string, subscription: Subscription): Promise<Trial> {
  const all = [...(candidate.declaration.events ?? []), ...sampleEvents]
  const { subscribe } = subscription
  const events = subscribe === '' ? all : all.filter((event) => validate(parseFql(subscribe), event))
  const trial: Trial = { place, subscription, events, failures: [] }
  for (const event of events) {
    const delivery = await send(candidate, subscription, event)
    if (!('error' in delivery)) return { ...trial, delivered: { event, delivery } }
    trial.failures.push(delivery.error)
  }
  return trial
}
