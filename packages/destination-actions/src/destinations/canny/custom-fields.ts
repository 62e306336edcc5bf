type Value = string | number | boolean

/**
 * Picks what Canny can keep as custom fields, which are texts, numbers and booleans.
 *
 * @param traits what is known of a person or a company
 * @param known the traits that Canny has fields of its own for
 * @returns undefined when nothing is left
 */
export function toCustomFields(traits: object, known: readonly string[]): Record<string, Value> | undefined {
  const custom = Object.entries(traits).filter(
    (entry): entry is [string, Value] =>
      !known.includes(entry[0]) && ['string', 'number', 'boolean'].includes(typeof entry[1])
  )
  return custom.length > 0 ? Object.fromEntries(custom) : undefined
}
