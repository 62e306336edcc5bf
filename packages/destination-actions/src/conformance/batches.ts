import { actionsOf } from './check'
import type { Check } from './check'

/** Only actions that can send batches have fields that control batches. */
export const checkBatchingFields: Check = ({ definition }) =>
  actionsOf(definition).flatMap(({ place, value }) => {
    if ('performBatch' in value && value.performBatch) return []
    return ['enable_batching', 'batch_size', 'batch_bytes', 'batch_keys']
      .filter((key) => Object.hasOwn(value.fields, key))
      .map((key) => ({
        place: `${place}.fields.${key}`,
        message: 'the action cannot send batches. Write "performBatch" or remove the field.'
      }))
  })

/** Batch keys are few, because each of their values makes batches smaller. */
const MOST_KEYS = 3

/** `batch_keys` lists at most three other fields of the action, whose values split batches. */
export const checkBatchKeys: Check = ({ definition }) =>
  actionsOf(definition).flatMap(({ place: action, value }) => {
    const field = Object.hasOwn(value.fields, 'batch_keys') ? value.fields.batch_keys : undefined
    if (!field) return []
    const place = `${action}.fields.batch_keys.default`
    const keys: unknown = field.default
    if (!Array.isArray(keys)) return [{ place, message: 'it must be a list of the fields whose values split batches.' }]
    const unknown = keys.filter((key) => key === 'batch_keys' || !Object.hasOwn(value.fields, String(key)))
    const message = `it has ${keys.length} fields, which makes batches small. List at most ${MOST_KEYS}.`
    return [
      ...unknown.map((key) => ({
        place,
        message: `'${key}' is not a field that can split batches. Name another field.`
      })),
      ...(keys.length > MOST_KEYS ? [{ place, message }] : [])
    ]
  })
