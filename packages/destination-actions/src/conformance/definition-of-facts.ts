import { defaultValues } from '@segment/actions-core'
import type { DestinationDefinition } from '@segment/actions-core'
import type { DestinationFacts, FieldFacts } from './facts'

/**
 * Returns the part of a definition that the facts determine: keys, types, defaults, triggers, presets. It has no texts.
 */
export function definitionOfFacts(facts: DestinationFacts) {
  const { name, slug, auth_scheme, settings, audience_fields, actions, presets } = facts
  const defined = Object.fromEntries(
    actions.map(({ key, default_subscription, perform_batch, sync_mode, dynamic_fields = [], fields }) => [
      key,
      {
        defaultSubscription: default_subscription ?? undefined,
        performBatch: perform_batch ? () => undefined : undefined,
        syncMode: sync_mode,
        dynamicFields: Object.fromEntries(dynamic_fields.map((field) => [field, () => undefined])),
        fields: fieldsOf(fields)
      }
    ])
  )
  return {
    name,
    slug,
    authentication: { scheme: auth_scheme, fields: fieldsOf(settings) },
    ...(audience_fields && { audienceFields: fieldsOf(audience_fields) }),
    presets: presets.map(({ action, trigger, event_slug, set, ...preset }) => ({
      ...preset,
      partnerAction: action,
      ...(trigger === undefined ? { eventSlug: event_slug } : { subscribe: trigger }),
      mapping: { ...defaultValues(defined[action]?.fields ?? {}), ...set }
    })),
    actions: defined
  } as unknown as DestinationDefinition
}

function fieldsOf(facts: FieldFacts[] = []): Record<string, object> {
  return Object.fromEntries(
    facts.map(({ key, hidden, properties, ...field }) => [
      key,
      { ...field, unsafe_hidden: hidden, ...(properties && { properties: fieldsOf(properties) }) }
    ])
  )
}
