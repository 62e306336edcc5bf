import type { BrowserDestinationDefinition } from '@segment/browser-destination-runtime/types'
import { tell } from './activity'
import { imaginarySdk, recordCalls } from './record-calls'

/**
 * A destination that tells the page what it does: when its SDK is there, what mappings make of events, and what reaches
 * the SDK. The SDK is an imaginary one, unless the address of the page has `sdk=real`.
 *
 * @param name the name of the destination's folder
 */
export function observe<Settings>(
  definition: BrowserDestinationDefinition<Settings>,
  name: string
): BrowserDestinationDefinition<Settings> {
  const isReal = new URLSearchParams(window.location.search).get('sdk') === 'real'
  const record = (call: string, operands: unknown[]) => tell({ destination: name, kind: 'call', call, operands })
  const initialize: typeof definition.initialize = async (...operands) => {
    try {
      const client = isReal ? recordCalls(await definition.initialize(...operands), record) : imaginarySdk(record)
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
          const event = data.context.event.messageId ?? ''
          tell({ destination: name, kind: 'payload', action: key, event, payload: data.payload })
          return action.perform(client, data)
        }
      } satisfies typeof action
    ])
  )
  return { ...definition, initialize, actions }
}
