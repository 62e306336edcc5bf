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
