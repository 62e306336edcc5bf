import type { FullStory } from '@fullstory/browser'

/** The SDK: a function for the second version of the API, with the first version as its properties. */
export type Fullstory = typeof FullStory

/** The last argument of every call: it tells Fullstory where the call comes from. */
export const SOURCE = 'segment-browser-actions'

/** The suffixes by which the first version of the API tells the type of a property. */
const TYPE_SUFFIX = /_(?:str|int|real|bool|date)s?$/

/** The words of a key: runs of capitals, words with or without a capital, digits, and other scripts. */
const WORDS = /\p{Lu}+(?!\p{Ll})|\p{Lu}?\p{Ll}+|\p{N}+|[\p{Lo}\p{Lm}\p{Lt}]+/gu

/**
 * Renames properties of a user as the first version of the API needs them: in camel case, with the suffix of the type
 * as it is. `Favorite Color` becomes `favoriteColor`, `last_seen_date` becomes `lastSeen_date`.
 *
 * https://developer.fullstory.com/browser/v1/custom-properties/
 */
export function withPropertyNames(properties: Record<string, unknown> = {}): Record<string, unknown> {
  return Object.fromEntries(Object.entries(properties).map(([key, value]) => [propertyName(key), value]))
}

function propertyName(key: string): string {
  const [suffix = ''] = TYPE_SUFFIX.exec(key) ?? []
  const words = key.slice(0, key.length - suffix.length).match(WORDS) ?? []
  if (words.length === 0) return key
  return words.map(inCamelCase).join('') + suffix
}

function inCamelCase(word: string, position: number): string {
  const lower = word.toLowerCase()
  return position === 0 ? lower : lower.charAt(0).toUpperCase() + lower.slice(1)
}
