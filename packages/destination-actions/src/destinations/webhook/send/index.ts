import { batched, PayloadValidationError } from '@segment/actions-core'
import type { ActionDefinition, RequestClient, SendContext } from '@segment/actions-core'
import { toRequestHeaders } from '../../../lib/request-headers'
import type { Settings } from '../generated-types'
import type { Payload } from './generated-types'
import { signatureHeader } from './signature'

const action: ActionDefinition<Settings, Payload> = {
  title: 'Send',
  description: 'Sends an HTTP request with the event, or with a list of events, as its JSON body.',
  fields: {
    url: {
      label: 'URL',
      description: 'The http or https URL to send to.',
      type: 'string',
      format: 'uri',
      required: true
    },
    method: {
      label: 'Method',
      description: 'The HTTP method of the request.',
      type: 'string',
      choices: ['POST', 'PUT', 'PATCH'],
      default: 'POST',
      required: true
    },
    batch_size: {
      label: 'Batch Size',
      description: 'The most events that one batch may hold. Batches can be smaller.',
      type: 'number',
      default: 0
    },
    headers: {
      label: 'Headers',
      description: 'Headers to add to each request, by name. Only ASCII characters can be sent.',
      type: 'object',
      defaultObjectUI: 'keyvalue:only'
    },
    data: {
      label: 'Data',
      description: 'What to send as JSON. By default the whole event.',
      type: 'object',
      default: { '@path': '$.' }
    },
    batch_keys: {
      label: 'Batch Keys',
      description:
        'The fields that all events of a batch share: events that differ in one of them go in separate batches.',
      type: 'string',
      unsafe_hidden: true,
      multiple: true,
      default: ['url', 'method', 'headers']
    }
  },

  ...batched({
    toItem: (payload: Payload) => ({ ...payload, url: toHttpUrl(payload.url) }),
    sendOne: (request, payload, { settings }: SendContext<Settings>) =>
      send(request, payload, payload.data, settings, payload.data),
    send: (request, payloads, { settings }) => {
      const [first] = payloads as [Payload, ...Payload[]]
      const list = payloads.map(({ data }) => data ?? null)
      // A batch is signed by its first event alone:
      // https://segment.com/docs/connections/destinations/catalog/webhooks/#authentication
      return send(request, first, list, settings, first.data)
    },
    // Hosts may batch events of different targets, which must not reach each other's.
    groupBy: ({ url, method, headers }) => JSON.stringify([url, method, headers])
  })
}

type Target = Pick<Payload, 'url' | 'method' | 'headers'>

/** Sends `json` with the signature of `signed`. Nothing is signed if there is no data. */
function send(request: RequestClient, target: Target, json: unknown, settings: Settings, signed: unknown) {
  return request(target.url, {
    method: target.method as 'POST' | 'PUT' | 'PATCH',
    headers: {
      ...toRequestHeaders(target.headers),
      ...(signed !== undefined && signatureHeader(settings.sharedSecret, JSON.stringify(signed)))
    },
    json
  })
}

function toHttpUrl(text: string): string {
  if (!URL.canParse(text) || !['http:', 'https:'].includes(new URL(text).protocol)) {
    throw new PayloadValidationError(
      'The URL to send to is not an http or https URL. Map one such as https://example.com/events to the field "URL".'
    )
  }
  return text
}

export default action
