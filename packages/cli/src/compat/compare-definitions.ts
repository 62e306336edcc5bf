import { isDeepStrictEqual } from 'node:util'
import type {
  ActionDefinition,
  AsyncActionDefinition,
  DestinationDefinition,
  GlobalSetting,
  InputField
} from '@segment/actions-core'
import { settingsOf } from '../workspace/load'

/** A difference between a definition and an earlier one. */
export interface Change {
  /** `breaking`: saved settings or mappings stop working or lose data. `risky`: they may behave differently. */
  severity: 'breaking' | 'risky'
  /** A path in the present definition, or in the earlier one if it was removed: `actions.send.fields.url`. */
  place: string
  /** What changed and what to do, in sentences. */
  message: string
}

/** Makes a change that breaks saved settings or mappings. */
export function breaking(place: string, message: string): Change {
  return { severity: 'breaking', place, message }
}

/** Makes a change after which saved mappings may behave differently, or new ones start differently. */
export function risky(place: string, message: string): Change {
  return { severity: 'risky', place, message }
}

type Action = ActionDefinition<unknown> | AsyncActionDefinition<unknown>

/**
 * Lists how a definition differs from an earlier one, as far as saved settings and mappings are affected: what was
 * removed, is newly required, or is no longer allowed. Additions are not listed.
 */
export function compareDefinitions(before: DestinationDefinition, after: DestinationDefinition): Change[] {
  return [
    ...compareIdentity(before, after),
    ...compareFields(
      after.authentication ? 'authentication.fields' : 'settings',
      settingsOf(before),
      settingsOf(after)
    ),
    ...compareFields('audienceFields', audienceFields(before), audienceFields(after)),
    ...compareActions('actions', before.actions, after.actions),
    ...compareActions('asyncActions', before.asyncActions, after.asyncActions),
    ...comparePresets(before, after)
  ]
}

function compareIdentity(before: DestinationDefinition, after: DestinationDefinition): Change[] {
  const [old, now] = [before, after].map(({ slug, name, mode, authentication }) => ({
    slug,
    name,
    mode,
    'authentication.scheme': authentication?.scheme
  })) as Record<string, string | undefined>[]
  return Object.keys(old!)
    .filter((place) => old![place] !== now![place])
    .map((place) =>
      breaking(place, `it was '${old![place]}' and is '${now![place]}'. Change it back: connections are saved with it.`)
    )
}

function audienceFields(definition: DestinationDefinition): Record<string, GlobalSetting> | undefined {
  return (definition as { audienceFields?: Record<string, GlobalSetting> }).audienceFields
}

function compareActions(
  place: string,
  before: Record<string, Action> = {},
  after: Record<string, Action> = {}
): Change[] {
  const added = Object.keys(after).filter((key) => !Object.hasOwn(before, key))
  return Object.entries(before).flatMap(([key, action]) => {
    const at = `${place}.${key}`
    if (Object.hasOwn(after, key)) return compareAction(at, action, after[key]!)
    const twin = added.find((other) => after[other]!.title === action.title)
    const hint = twin === undefined ? '' : ` It seems to be called '${twin}' now.`
    return [
      breaking(at, `it is gone, and saved mappings to it fail.${hint} Keep the key; "hidden" takes it out of lists.`)
    ]
  })
}

function compareAction(place: string, before: Action, after: Action): Change[] {
  return [
    ...compareFields(`${place}.fields`, before.fields, after.fields),
    ...((before.platform ?? 'cloud') === (after.platform ?? 'cloud')
      ? []
      : [breaking(`${place}.platform`, `it runs on '${after.platform ?? 'cloud'}' now. Change it back.`)]),
    ...(before.performBatch && !after.performBatch
      ? [risky(`${place}.performBatch`, 'it is gone: events are sent one by one.')]
      : []),
    ...(before.defaultSubscription === after.defaultSubscription
      ? []
      : [risky(`${place}.defaultSubscription`, 'new mappings start with another trigger.')])
  ]
}

function comparePresets(
  { presets: before = [] }: DestinationDefinition,
  { presets: after = [] }: DestinationDefinition
) {
  return before.flatMap((preset, index) => {
    const now = after.find(({ name, partnerAction }) => name === preset.name && partnerAction === preset.partnerAction)
    const place = `presets[${index}]`
    if (!now)
      return [
        breaking(place, `'${preset.name}' (${preset.partnerAction}) is gone. Keep it: new connections rely on it.`)
      ]
    return isDeepStrictEqual(now, preset)
      ? []
      : [
          risky(
            `presets[${after.indexOf(now)}]`,
            `'${preset.name}' differs: new connections start with another mapping.`
          )
        ]
  })
}

type Fields = Record<string, InputField | GlobalSetting>

/** Lists how the fields or settings at a place differ from those before. */
export function compareFields(place: string, before: Fields = {}, after: Fields = {}): Change[] {
  const added = Object.keys(after).filter((key) => !Object.hasOwn(before, key))
  return [
    ...Object.entries(before).flatMap(([key, field]) => {
      const at = `${place}.${key}`
      if (Object.hasOwn(after, key)) return compareField(at, field as InputField, after[key] as InputField)
      const twin = added.find((other) => after[other]!.type === field.type && after[other]!.label === field.label)
      const hint = twin === undefined ? '' : ` It seems to be called '${twin}' now.`
      return [breaking(at, `it is gone, and saved values with it.${hint} Keep the key.`)]
    }),
    ...added
      .filter((key) => after[key]!.required)
      .map((key) => {
        const when = after[key]!.required === true ? 'required' : 'required on a condition'
        return breaking(
          `${place}.${key}`,
          `it is new and ${when}, and what is saved has no value for it. Make it optional.`
        )
      })
  ]
}

function compareField(place: string, before: InputField, after: InputField): Change[] {
  return [
    ...compareType(place, before, after),
    ...compareNeed(place, before, after),
    ...compareValues(place, before, after),
    ...compareFields(`${place}.properties`, before.properties as Fields, after.properties as Fields),
    ...(isDeepStrictEqual(before.default, after.default)
      ? []
      : [
          risky(
            `${place}.default`,
            `new mappings start with ${printed(after.default)} instead of ${printed(before.default)}.`
          )
        ])
  ]
}

/** Types that accept the same values. */
const TEXTS = ['string', 'text', 'password']

function compareType(place: string, before: InputField, after: InputField): Change[] {
  const same = before.type === after.type || (TEXTS.includes(before.type) && TEXTS.includes(after.type))
  const wider = before.type === 'integer' && after.type === 'number'
  return [
    ...(same || wider
      ? []
      : [breaking(`${place}.type`, `it was '${before.type}' and is '${after.type}'. Change it back.`)]),
    ...(before.multiple && !after.multiple
      ? [breaking(`${place}.multiple`, 'it was a list and is a single value. Change it back.')]
      : []),
    ...(before.allowNull && !after.allowNull
      ? [risky(`${place}.allowNull`, 'null was a value and is removed now.')]
      : []),
    ...(before.additionalProperties && before.properties && !after.additionalProperties
      ? [breaking(`${place}.additionalProperties`, 'it kept other properties and drops them now. Change it back.')]
      : [])
  ]
}

function compareNeed(place: string, before: InputField, after: InputField): Change[] {
  if (!after.required || before.required === true || isDeepStrictEqual(before.required, after.required)) return []
  const when = after.required === true ? 'required' : 'required on another condition'
  return [
    breaking(`${place}.required`, `it is ${when} now, and what is saved may have no value for it. Change it back.`)
  ]
}

function compareValues(place: string, before: InputField, after: InputField): Change[] {
  const [old, now] = [choicesOf(before), choicesOf(after)]
  const gone = old?.filter((choice) => now && !now.includes(choice)) ?? []
  const tighter = [
    ...((after.minimum ?? -Infinity) > (before.minimum ?? -Infinity) ? (['minimum'] as const) : []),
    ...((after.maximum ?? Infinity) < (before.maximum ?? Infinity) ? (['maximum'] as const) : [])
  ]
  return [
    ...(gone.length > 0
      ? [
          breaking(
            `${place}.choices`,
            `${gone.map((one) => `'${one}'`).join(', ')} cannot be chosen any more. Keep it.`
          )
        ]
      : []),
    ...(now && !old
      ? [breaking(`${place}.choices`, 'any value was allowed, and only choices are now. Take them out.')]
      : []),
    ...(after.format && after.format !== before.format
      ? [breaking(`${place}.format`, `values must have the format '${after.format}' now. Change it back.`)]
      : []),
    ...tighter.map((limit) =>
      breaking(`${place}.${limit}`, `it was ${printed(before[limit])} and is ${printed(after[limit])}. Change it back.`)
    )
  ]
}

function choicesOf({ choices }: InputField): (string | number)[] | undefined {
  return choices?.map((choice) => (typeof choice === 'string' ? choice : choice.value))
}

function printed(value: unknown): string {
  return value === undefined ? 'nothing' : JSON.stringify(value)
}
