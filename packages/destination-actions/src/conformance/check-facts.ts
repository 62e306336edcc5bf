import { isDeepStrictEqual } from 'node:util'
import type { Check, Finding } from './check'
import { factsOf } from './facts-of'

/** The definition agrees with the facts, if there are any. */
export const checkFacts: Check = ({ definition, facts }) => (facts ? differences('', facts, factsOf(definition)) : [])

/** These contain entries, which are compared one by one: by key, or by position if they have none. */
const collections = [
  'settings',
  'audience_fields',
  'actions',
  'fields',
  'properties',
  'hooks',
  'inputs',
  'outputs',
  'presets'
]

function differences(place: string, known: object, actual: object): Finding[] {
  const [before, now] = [known, actual] as Record<string, unknown>[]
  return Object.keys({ ...known, ...actual }).flatMap((name) => {
    const [wanted, found] = [before![name], now![name]]
    if (collections.includes(name)) return entryDifferences(place + name, entries(wanted), entries(found))
    // Saved data is the same for both, and a secret should be hidden even if it was not.
    if (name === 'type' && wanted === 'string' && found === 'password') return []
    if (isDeepStrictEqual(asJson(wanted), asJson(found))) return []
    return [
      {
        place: place + name,
        message: `the facts have ${inJson(wanted)}, the definition has ${inJson(found)}. Follow the facts.`
      }
    ]
  })
}

function entryDifferences(place: string, known: Record<string, object>, actual: Record<string, object>): Finding[] {
  return Object.keys({ ...known, ...actual }).flatMap((key) => {
    const [wanted, found] = [known[key], actual[key]]
    if (!wanted) return [{ place: `${place}.${key}`, message: 'the facts do not have it. Remove it.' }]
    if (!found) return [{ place: `${place}.${key}`, message: 'the facts have it, the definition does not. Add it.' }]
    return differences(`${place}.${key}.`, wanted, found)
  })
}

function entries(collection: unknown): Record<string, object> {
  if (!Array.isArray(collection)) return (collection ?? {}) as Record<string, object>
  return Object.fromEntries((collection as { key?: string }[]).map((entry, index) => [entry.key ?? index, entry]))
}

/** Returns the value as JSON keeps it, in which an entry without a value is absent. */
function asJson(value: unknown): unknown {
  return value === undefined ? undefined : JSON.parse(inJson(value))
}

function inJson(value: unknown): string {
  if (value === undefined) return 'nothing'
  return JSON.stringify(value, (_, part: unknown) => (typeof part === 'bigint' ? String(part) : part))
}
