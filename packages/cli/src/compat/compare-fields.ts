import { isDeepStrictEqual } from 'node:util'
import type { GlobalSetting, InputField } from '@segment/actions-core'
import { breaking, risky } from './change'
import type { Change } from './change'

type Fields = Record<string, InputField | GlobalSetting>

/** How the fields or settings at a place differ from those before. */
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
            `new mappings start with ${inWords(after.default)} instead of ${inWords(before.default)}.`
          )
        ])
  ]
}

/** Types that hold the same values. */
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
      breaking(`${place}.${limit}`, `it was ${inWords(before[limit])} and is ${inWords(after[limit])}. Change it back.`)
    )
  ]
}

function choicesOf({ choices }: InputField): (string | number)[] | undefined {
  return choices?.map((choice) => (typeof choice === 'string' ? choice : choice.value))
}

function inWords(value: unknown): string {
  return value === undefined ? 'nothing' : JSON.stringify(value)
}
