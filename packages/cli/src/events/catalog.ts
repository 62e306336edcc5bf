import { UsageError } from '../errors'
import { nearestNames } from '@segment/action-destinations/nearest-names'
import { ECOMMERCE } from './ecommerce'
import type { Sample } from './sample'
import { SPEC_CALLS } from './spec-calls'

/** Every sample event by its name, such as `identify` or `order-completed`. */
export const SAMPLES: Readonly<Record<string, Sample>> = { ...SPEC_CALLS, ...ECOMMERCE }

/**
 * The name of the sample that `text` means: its name, or the name of the event in any letter case (`Order Completed`).
 *
 * Throws a UsageError with the nearest names when there is none.
 */
export function findSample(text: string): string {
  const name = nameOf(text)
  if (Object.hasOwn(SAMPLES, name)) return name
  const near = nearestNames(name, Object.keys(SAMPLES))
  const hint = near.length > 0 ? `Did you mean ${near.join(' or ')}?` : 'See the list with ./bin/run events.'
  throw new UsageError(`There is no sample event '${text}'. ${hint}`)
}

/** The name of the sample of a call, or of the tracked event `event`; undefined where there is none. */
export function sampleNameOf({ type, event }: { type: string; event?: string }): string | undefined {
  const name = type === 'track' && event !== undefined ? nameOf(event) : type
  return Object.hasOwn(SAMPLES, name) ? name : undefined
}

function nameOf(text: string): string {
  return text.trim().toLowerCase().replaceAll(/\s+/g, '-')
}
