import type { BrowserDestinationDefinition } from '@segment/browser-destination-runtime/types'
import { tell } from './activity'

/**
 * A destination that tells the page what it does: when its SDK is there, what mappings make of events, and what reaches
 * the SDK. The SDK is a fake, unless the address of the page has `sdk=real`.
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
 * An SDK that passes on all that is done to it, and tells of the calls: `identify`, `people.set`, or `()` for a call of
 * the SDK itself. What is not an object or function is given back as it is.
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

/** An SDK that can be called in any way, does nothing, and tells of the calls. A call gives the SDK again. */
export function fakeSdk(record: Record, path = ''): unknown {
  return new Proxy(() => {}, {
    // What has a `then` would be taken for a promise.
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
