import type { DynamicFieldContext } from './definition'

interface Found {
  /** The function that lists the choices; undefined for an unknown field. */
  handler?: (...args: never[]) => unknown
  context?: DynamicFieldContext
}

function own(handlers: unknown, key: string): unknown {
  return typeof handlers === 'object' && handlers !== null && Object.hasOwn(handlers, key)
    ? (handlers as Record<string, unknown>)[key]
    : undefined
}

/** Only functions are handlers: an object of handlers, or nothing, is an unknown field. */
function found(handler: unknown, context?: DynamicFieldContext): Found {
  return { handler: typeof handler === 'function' ? (handler as Found['handler']) : undefined, context }
}

/**
 * Finds the function behind the path of a dynamic field, and what the path says of the place:
 * `list.[2].name` is the property `name` of the third element, `object.key` the property `key` where it has a function
 * of its own and otherwise one of the `__values__`.
 */
export function handlerOf(dynamicFields: unknown, path: string): Found {
  const element = /^(.+)\.\[(\d+)\]\.(.+)$/.exec(path)
  if (element) {
    const [, list, index, key] = element
    return found(own(own(dynamicFields, list), key), { selectedArrayIndex: Number(index) })
  }
  const dot = path.indexOf('.')
  if (dot === -1) return found(own(dynamicFields, path))

  const handlers = own(dynamicFields, path.slice(0, dot))
  const key = path.slice(dot + 1)
  const handler = own(handlers, key)
  return handler === undefined ? found(own(handlers, '__values__'), { selectedKey: key }) : found(handler)
}
