import type { InputField } from '@segment/actions-core'

/** What Engage computed, in the field that mappings of audience destinations have: `context.personas.computation_class`. */
export const computationKind = {
  label: 'Kind of Computation',
  description: 'Whether the event belongs to an audience or to a step of a journey.',
  type: 'string',
  choices: [
    { label: 'Audience', value: 'audience' },
    { label: 'Journey step', value: 'journey_step' }
  ],
  required: true,
  unsafe_hidden: true,
  default: { '@path': '$.context.personas.computation_class' }
} satisfies InputField

/**
 * Returns whether the user of an event is in the audience, for destinations whose mappings have the key of the audience
 * and the traits or properties. Other destinations read `audienceMembership`, which the runtime computes.
 *
 * @param data the traits of an identify call or the properties of a track call
 * @param key the key of the audience: `context.personas.computation_key`
 * @returns `undefined` if the event has no boolean under the key
 *
 * Source: https://segment.com/docs/engage/audiences/#understanding-compute-times-for-profiles-and-audiences
 */
export function membershipIn(data: Record<string, unknown> | undefined, key: string | undefined): boolean | undefined {
  if (!data || !key || !Object.hasOwn(data, key)) return undefined
  const value = data[key]
  return typeof value === 'boolean' ? value : undefined
}
