import { hookTypeStrings } from '@segment/actions-core'
import type { Check, Finding } from './check'

type Parts = Record<string, unknown>

/** The parts of the definition that are read by key are objects, and those that are called are functions. */
export const checkShape: Check = ({ definition }) => {
  const { actions, asyncActions, authentication, audienceFields, settings, presets } = definition as unknown as Parts
  return [
    ...recordFaults('actions', actions, (place, action) => actionFaults(place, action, ['perform'])),
    ...given(asyncActions, () =>
      recordFaults('asyncActions', asyncActions, (place, action) =>
        actionFaults(place, action, ['performBatch', 'performPoll'])
      )
    ),
    ...given(authentication, () =>
      objectFaults('authentication', authentication, ({ fields }) => recordFaults('authentication.fields', fields))
    ),
    ...given(audienceFields, () => recordFaults('audienceFields', audienceFields)),
    ...given(settings, () => recordFaults('settings', settings)),
    ...given(presets, () => presetFaults(presets))
  ]
}

/** The destination has at least one action. */
export const checkActions: Check = ({ definition: { actions, asyncActions } }) =>
  Object.keys({ ...actions, ...asyncActions }).length > 0
    ? []
    : [{ place: 'actions', message: 'the destination has no action. Add one with ./bin/run generate:action.' }]

function actionFaults(place: string, action: Parts, functions: string[]): Finding[] {
  return [
    ...functions.flatMap((name) => functionFaults(`${place}.${name}`, action[name])),
    ...recordFaults(`${place}.fields`, action.fields, fieldFaults),
    ...given(action.hooks, () =>
      recordFaults(`${place}.hooks`, action.hooks, (hook, { performHook }) => [
        ...(hookTypeStrings.some((type) => hook === `${place}.hooks.${type}`)
          ? []
          : [{ place: hook, message: `there is no such hook. Choose ${hookTypeStrings.join(' or ')}.` }]),
        ...functionFaults(`${hook}.performHook`, performHook)
      ])
    )
  ]
}

function fieldFaults(place: string, { properties }: Parts): Finding[] {
  return given(properties, () => recordFaults(`${place}.properties`, properties, fieldFaults))
}

function presetFaults(presets: unknown): Finding[] {
  if (!Array.isArray(presets)) return [{ place: 'presets', message: 'it must be a list.' }]
  return presets.flatMap((preset: unknown, index) =>
    objectFaults(`presets[${index}]`, preset, ({ type, subscribe, eventSlug }) => {
      if (type === 'automatic' && typeof subscribe === 'string') return []
      if (type === 'specificEvent' && typeof eventSlug === 'string') return []
      const message = `it does not say when it runs. Write type 'automatic' and "subscribe", or 'specificEvent' and "eventSlug".`
      return [{ place: `presets[${index}]`, message }]
    })
  )
}

/** Returns the faults of an optional part. */
function given(value: unknown, faults: () => Finding[]): Finding[] {
  return value === undefined ? [] : faults()
}

/** Returns the faults of an object of objects. */
function recordFaults(
  place: string,
  record: unknown,
  check: (place: string, entry: Parts) => Finding[] = () => []
): Finding[] {
  return objectFaults(place, record, (entries) =>
    Object.entries(entries).flatMap(([key, entry]) => {
      const at = `${place}.${key}`
      return objectFaults(at, entry, (parts) => check(at, parts))
    })
  )
}

function objectFaults(place: string, value: unknown, check: (parts: Parts) => Finding[]): Finding[] {
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return check(value as Parts)
  return [{ place, message: 'it must be an object.' }]
}

function functionFaults(place: string, value: unknown): Finding[] {
  return typeof value === 'function' ? [] : [{ place, message: 'it must be a function.' }]
}
