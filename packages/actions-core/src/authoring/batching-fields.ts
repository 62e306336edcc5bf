import type { InputField } from '../definition'

/**
 * The switch `enable_batching`: whether a mapping sends events in batches. Default: it does.
 *
 * @example
 * const fields = { enable_batching: { ...enableBatching, default: false } }
 */
export const enableBatching = {
  label: 'Send in Batches',
  description:
    'Collects events and sends many in one request, which is faster and saves rate limits. Turn it off to send each event by itself as soon as it comes.',
  type: 'boolean',
  default: true
} satisfies InputField

/**
 * What differs between the batch sizes of actions; `maximum` is the limit of the vendor's API.
 *
 * @example
 * const limits: BatchSizeLimits = { default: 100, maximum: 1_000 }
 */
export type BatchSizeLimits = Pick<InputField, 'minimum' | 'maximum' | 'required' | 'unsafe_hidden'> & {
  default: number
}

/**
 * The field `batch_size`: how many events a batch holds at most.
 *
 * @example
 * const field = batchSize({ default: 100, maximum: 1_000 })
 */
export function batchSize(limits: BatchSizeLimits) {
  return {
    label: 'Batch Size',
    description: 'The most events that one batch may hold. Batches can be smaller.',
    type: 'number',
    ...limits
  } satisfies InputField
}
