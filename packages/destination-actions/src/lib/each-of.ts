import type { Directive, JSONValue } from '@segment/actions-core'

/** The keys of an entry: where its value is in the entry of the event, or any other mapping, or keys inside it. */
interface Entry {
  [key: string]: string | Entry | (JSONValue & object)
}

/**
 * A default that makes a list from a list of the event, or from a single object: the directive `@arrayPath`. Products of
 * e-commerce events are the usual case.
 *
 * @param list the path of the list: `$.properties.products`. A path to an object, such as `$.properties`, gives one entry.
 * @param entry for each key of an entry, the path inside the entry of the event
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
