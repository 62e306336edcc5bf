import type { DestinationDefinition, InputField } from '@segment/actions-core'

const TYPES: Record<InputField['type'], true> = {
  string: true,
  text: true,
  number: true,
  integer: true,
  datetime: true,
  boolean: true,
  password: true,
  object: true
}

type Parts = Record<string, unknown>

/**
 * The first field or setting of a definition whose type does not exist: where that stands, for example
 * `actions.send.fields.url.type`, and what is wrong, in sentences. `undefined` when all types do.
 */
export function unknownType(definition: DestinationDefinition): { place: string; message: string } | undefined {
  const { authentication, settings, audienceFields, actions, asyncActions } = definition as unknown as Parts
  for (const [place, type] of [
    ...typesIn('authentication.fields', partsOf(authentication).fields),
    ...typesIn('settings', settings),
    ...typesIn('audienceFields', audienceFields),
    ...typesOfActions('actions', actions),
    ...typesOfActions('asyncActions', asyncActions)
  ]) {
    if (type === undefined || Object.hasOwn(TYPES, String(type))) continue
    return { place, message: `there is no type '${String(type)}'. Choose ${Object.keys(TYPES).join(', ')}.` }
  }
  return undefined
}

function typesOfActions(place: string, actions: unknown): [place: string, type: unknown][] {
  return Object.entries(partsOf(actions)).flatMap(([key, action]) => {
    const { fields, hooks } = partsOf(action)
    const hookTypes = Object.entries(partsOf(hooks)).flatMap(([hook, parts]) =>
      ['inputFields', 'outputTypes'].flatMap((part) =>
        typesIn(`${place}.${key}.hooks.${hook}.${part}`, partsOf(parts)[part])
      )
    )
    return [...typesIn(`${place}.${key}.fields`, fields), ...hookTypes]
  })
}

function typesIn(place: string, fields: unknown): [place: string, type: unknown][] {
  return Object.entries(partsOf(fields)).flatMap(([key, field]) => {
    const { type, properties } = partsOf(field)
    return [[`${place}.${key}.type`, type], ...typesIn(`${place}.${key}.properties`, properties)]
  })
}

/** The parts of what should be an object; whether it is one is for the rules to say. */
function partsOf(value: unknown): Parts {
  return Object(value) as Parts
}
