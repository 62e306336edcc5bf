/**
 * The traits of Segment that Mixpanel shows in places of their own, and their names there.
 *
 * Sources: https://docs.mixpanel.com/docs/data-structure/property-reference/reserved-properties and
 * https://segment.com/docs/connections/spec/identify/#traits
 */
const reservedNames: Record<string, string> = {
  created: '$created',
  email: '$email',
  firstName: '$first_name',
  lastName: '$last_name',
  name: '$name',
  username: '$username',
  phone: '$phone'
}

/** Renames the traits that have a reserved name in Mixpanel. Those come last, all others stay as they are. */
export function toProfileProperties(traits: Record<string, unknown>): Record<string, unknown> {
  const reserved = Object.entries(reservedNames).filter(([trait]) => Object.hasOwn(traits, trait))
  const others = Object.entries(traits).filter(([trait]) => !Object.hasOwn(reservedNames, trait))
  return Object.fromEntries([...others, ...reserved.map(([trait, name]) => [name, traits[trait]] as const)])
}
