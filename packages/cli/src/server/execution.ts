import type { ActionDefinition, AuthTokens, Features, JSONObject, Personas, SegmentEvent } from '@segment/actions-core'
import { settingsOf, type Call } from './call'
import { Refusal } from './failure'
import { objectAt, textAt, type JsonBody } from './json-body'

/** The events of a call: one, or a batch. */
export interface Events {
  list: SegmentEvent[]
  isBatch: boolean
}

/** Reads `payload`: an event, or a list of events for a batch; by default an empty event. */
export function eventsOf(body: JsonBody): Events {
  const { payload } = body
  if (payload === undefined && body.type !== undefined) {
    throw new Refusal(400, `The body has no 'payload'. Put the event under that key: {"payload": {"type": ...}}.`)
  }
  if (!Array.isArray(payload)) {
    return { list: [(objectAt(body, 'payload') ?? {}) as unknown as SegmentEvent], isBatch: false }
  }
  const wrong = payload.findIndex((event) => typeof event !== 'object' || event === null || Array.isArray(event))
  if (wrong >= 0)
    throw new Refusal(400, `'payload[${wrong}]' in the body must be an object: a batch is a list of events.`)
  if (payload.length === 0)
    throw new Refusal(400, `'payload' in the body is an empty list. A batch holds at least one event.`)
  return { list: payload, isBatch: true }
}

/**
 * Reads what the functions of an action are given beside the event. The mapping is that of the body over the defaults of
 * the fields; where both are empty, the first event is the mapping, so that its literal values are the payload.
 *
 * Throws a Refusal for parts of the wrong type and for settings that do not validate.
 */
export function executionOf(call: Call, { fields }: Pick<ActionDefinition<never>, 'fields'>, [first]: SegmentEvent[]) {
  const { body, loaded, recorder } = call
  const mapping = { ...loaded.runtime.core.defaultValues(fields), ...objectAt(body, 'mapping') } as JSONObject
  const personas = first?.context?.personas as (Personas & { audience_settings?: unknown }) | undefined
  return {
    ...contextOf(call),
    mapping: Object.keys(mapping).length > 0 ? mapping : ({ ...first } as unknown as JSONObject),
    personasContext: personas,
    audienceSettings: personas?.audience_settings,
    transport: recorder.transport
  }
}

/**
 * Reads the settings (of the body, or the stored ones), the tokens (`auth`, or `settings.oauth`), features and ids of a call.
 *
 * Throws a Refusal for parts of the wrong type and for settings that do not validate.
 */
export function contextOf(call: Call) {
  const { body, destination, loaded } = call
  const { oauth, ...settings } = settingsOf(call)
  try {
    destination.validateSettings(settings)
  } catch (error) {
    throw new Refusal(400, `The settings will not do. ${(error as Error).message}`, { cause: error })
  }
  const auth = (objectAt(body, 'auth') ??
    loaded.runtime.core.getAuthData({ oauth } as JSONObject)) as unknown as AuthTokens
  const features = (objectAt(body, 'features') ?? {}) as Features
  return { settings, auth, features, subscriptionMetadata: objectAt(body, 'subscriptionMetadata') ?? {} }
}

/**
 * Says for each event whether it meets the trigger `subscribe` of the body; undefined for a body without one.
 *
 * Throws a Refusal with the trigger for one that does not parse.
 */
export function matchEvents({ body, loaded }: Call, events: SegmentEvent[]): boolean[] | undefined {
  const subscribe = textAt(body, 'subscribe')
  if (subscribe === undefined) return undefined
  const { parseFql, validate } = loaded.runtime.trigger
  const trigger = parseFql(subscribe)
  if ('error' in trigger) {
    throw new Refusal(400, `The trigger '${subscribe}' does not parse: ${trigger.error.message}`, {
      cause: trigger.error
    })
  }
  return events.map((event) => validate(trigger, event))
}

/**
 * Resolves the mapping for each event. In a batch, an event that it cannot be resolved for gives undefined.
 *
 * Throws a Refusal for a fault of the mapping itself, and for one event also when it cannot be resolved for that.
 */
export function resolvePayloads({ loaded }: Call, mapping: JSONObject, { list, isBatch }: Events): unknown[] {
  return list.map((event) => {
    try {
      return loaded.runtime.core.transform(mapping, { ...event })
    } catch (error) {
      const { name, message } = error as Error
      if (isBatch && !['ValidationError', 'AggregateError'].includes(name)) return undefined
      throw new Refusal(400, `The mapping will not do: ${message.trim()}`, { cause: error })
    }
  })
}
