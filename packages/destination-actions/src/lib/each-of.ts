import type { Directive, JSONValue } from '@segment/actions-core'

/** The keys of an entry: the path of the value in the event's entry, any other mapping, or nested keys. */
interface Entry {
  [key: string]: string | Entry | (JSONValue & object)
}

/**
 * Returns a default that makes a list from a list or a single object of the event: the directive `@arrayPath`. The
 * usual case is the products of e-commerce events.
 *
 * @param list the path of the list: `$.properties.products`. The path of an object, such as `$.properties`, makes one
 *   entry.
 * @param entry for each key of an entry, the path inside the event's entry
 *
 * @example
 * ```ts
 * default: eachOf('$.properties.products', { item_id: '$.product_id', price: '$.price', quantity: '$.quantity' })
 * ```
 */
export function eachOf(list: string, entry: Entry): JSONValue & object {
  return { '@arrayPath': [list, mappingsOf(entry)] } as JSONValue & object
}

function mappingsOf(entry: Entry): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(entry).map(([key, value]) => {
      if (typeof value === 'string') return [key, { '@path': value }]
      return [key, isDirective(value) ? value : mappingsOf(value as Entry)]
    })
  )
}

function isDirective(value: object): value is Directive {
  return Object.keys(value).some((key) => key.startsWith('@'))
}
