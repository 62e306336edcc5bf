import type { BrowserDestinationDefinition } from '@segment/browser-destination-runtime/types'
import { tell } from './activity'

/**
 * Wraps a destination so that it reports to the page: when its SDK is loaded, what mappings produce from events, and
 * which calls reach the SDK. The SDK is a fake, unless the URL of the page has `sdk=real`.
 *
 * @param name the name of the destination's folder
 */
export function observe<Settings>(
  definition: BrowserDestinationDefinition<Settings>,
  name: string
): BrowserDestinationDefinition<Settings> {
  const isReal = new URLSearchParams(window.location.search).get('sdk') === 'real'
  let event = ''
  const record = (call: string, operands: unknown[]) => tell({ destination: name, kind: 'call', event, call, operands })
  const initialize: typeof definition.initialize = async (...operands) => {
    try {
      const client = isReal ? recordCalls(await definition.initialize(...operands), record) : fakeSdk(record)
      tell({ destination: name, kind: 'initialized', sdk: isReal ? 'real' : 'recorded' })
      return client
    } catch (error) {
      tell({ destination: name, kind: 'failed', message: String(error) })
      throw error
    }
  }
  const actions: typeof definition.actions = Object.fromEntries(
    Object.entries(definition.actions).map(([key, action]) => [
      key,
      {
        ...action,
        perform: (client, data) => {
          event = data.context.event.messageId ?? ''
          tell({ destination: name, kind: 'payload', action: key, event, payload: data.payload })
          return action.perform(client, data)
        }
      } satisfies typeof action
    ])
  )
  return { ...definition, initialize, actions }
}

type Record = (call: string, operands: unknown[]) => void

/**
 * Wraps an SDK: passes on every operation and reports the calls: `identify`, `people.set`, or `()` for a call of the
 * SDK itself. Values other than objects and functions are returned as they are.
 */
export function recordCalls<Sdk>(sdk: Sdk, record: Record, path = ''): Sdk {
  if (!isCallable(sdk) && (typeof sdk !== 'object' || sdk === null)) return sdk
  return new Proxy(sdk as Sdk & object, {
    get: (target, key) => {
      const value: unknown = Reflect.get(target, key)
      if (!isCallable(value) || typeof key === 'symbol') return value
      return recordCalls(value, record, join(path, key))
    },
    apply: (target, self, operands: unknown[]) => {
      record(path || '()', operands)
      return Reflect.apply(target as () => unknown, self, operands) as unknown
    }
  })
}

/** Returns an SDK that accepts any call, does nothing, and reports the calls. A call returns the SDK again. */
export function fakeSdk(record: Record, path = ''): unknown {
  return new Proxy(() => {}, {
    // A value with a `then` would be taken for a promise.
    get: (_, key) => (key === 'then' || typeof key === 'symbol' ? undefined : fakeSdk(record, join(path, key))),
    apply: (_target, _self, operands: unknown[]) => {
      record(path || '()', operands)
      return fakeSdk(record)
    }
  })
}

function isCallable(value: unknown): value is (...operands: unknown[]) => unknown {
  return typeof value === 'function'
}

function join(path: string, key: string): string {
  return path ? `${path}.${key}` : key
}
