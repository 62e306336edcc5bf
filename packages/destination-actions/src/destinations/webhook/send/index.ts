import { PayloadValidationError } from '@segment/actions-core'
import type { ActionDefinition, RequestClient } from '@segment/actions-core'
import type { Settings } from '../generated-types'
import type { Payload } from './generated-types'
import { toRequestHeaders } from './request-headers'
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

  perform: (request, { payload, settings }) =>
    send(request, payload, payload.data, signatureHeader(settings.sharedSecret, JSON.stringify(payload.data) ?? '')),

  performBatch: (request, { payload, settings }) => {
    const items = payload.map(({ data }) => data ?? null)
    // A batch is signed by its first event alone:
    // https://segment.com/docs/connections/destinations/catalog/webhooks/#authentication
    const signature = signatureHeader(settings.sharedSecret, JSON.stringify(items[0]))
    return send(request, commonTarget(payload), items, signature)
  }
}

type Target = Pick<Payload, 'url' | 'method' | 'headers'>

function send(request: RequestClient, target: Target, json: unknown, signature: Record<string, string>) {
  return request(toHttpUrl(target.url), {
    method: target.method as 'POST' | 'PUT' | 'PATCH',
    headers: { ...toRequestHeaders(target.headers), ...signature },
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

/** One request has one target, so events that were batched in spite of different ones must not reach each other's. */
function commonTarget([first, ...others]: Payload[]): Target {
  const name = ({ url, method, headers }: Target) => JSON.stringify([url, method, headers])
  if (others.some((other) => name(other) !== name(first!))) {
    throw new PayloadValidationError(
      'The events of a batch must have the same URL, method and headers. Put "url", "method" and "headers" in the field "Batch Keys", so that they are batched apart.'
    )
  }
  return first!
}

export default action
