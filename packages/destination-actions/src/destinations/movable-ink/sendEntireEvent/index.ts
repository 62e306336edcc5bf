import { PayloadValidationError } from '@segment/actions-core'
import type { ActionDefinition } from '@segment/actions-core'
import { toRequestHeaders } from '../../../lib/request-headers'
import type { Settings } from '../generated-types'
import type { Payload } from './generated-types'

const action: ActionDefinition<Settings, Payload> = {
  title: 'Send Entire Event',
  description: 'Sends whole events, or the part of them that you map.',
  fields: {
    headers: {
      label: 'Headers',
      description: 'Headers that Movable Ink asks you to send besides the credentials, by name.',
      type: 'object',
      defaultObjectUI: 'keyvalue:only'
    },
    data: {
      label: 'Event Data',
      description: 'The data to send for an event. By default the whole event.',
      type: 'object',
      default: { '@path': '$.' }
    }
  },
  // Movable Ink documents this endpoint to its customers only.
  perform: (request, { payload: { headers, data }, settings: { movable_ink_url } }) => {
    if (!URL.canParse(movable_ink_url)) {
      throw new PayloadValidationError(
        'The setting "Movable Ink URL" is not a URL. Copy the whole URL that Movable Ink gave you, with https:// in front.'
      )
    }
    return request(movable_ink_url, { method: 'post', headers: toRequestHeaders(joinLists(headers)), json: data })
  }
}

/** A header can have several values, with commas between them: RFC 9110, section 5.3. */
function joinLists(headers: Payload['headers'] = {}) {
  return Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [name, Array.isArray(value) ? value.join(',') : value])
  )
}

export default action
