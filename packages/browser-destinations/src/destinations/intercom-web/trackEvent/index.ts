import type { BrowserActionDefinition } from '../../../lib/browser-destinations'
import { withoutNested, type Intercom } from '../api'
import type { Settings } from '../generated-types'
import type { Payload } from './generated-types'

const action: BrowserActionDefinition<Settings, Intercom, Payload> = {
  title: 'Track Event',
  description: 'Record what a user does.',
  platform: 'web',
  defaultSubscription: 'type = "track"',
  fields: {
    event_name: {
      label: 'Event Name',
      description: 'The name of the event.',
      type: 'string',
      required: true,
      default: { '@path': '$.event' }
    },
    revenue: {
      label: 'Revenue',
      description: 'The amount that the event is worth. Intercom keeps it as `price`, with the currency.',
      type: 'number',
      default: { '@path': '$.properties.revenue' }
    },
    currency: {
      label: 'Currency',
      description: 'The currency of the revenue, as its three letters in ISO 4217. Without one, `USD`.',
      type: 'string',
      default: { '@path': '$.properties.currency' }
    },
    event_metadata: {
      label: 'Event Metadata',
      description:
        'Further data about the event. Lists and objects are left out, unless the settings name them as rich links.',
      type: 'object',
      default: { '@path': '$.properties' }
    }
  },
  // https://developers.intercom.com/installing-intercom/web/methods
  perform: (intercom, { payload: { event_name, revenue, currency, event_metadata }, settings }) => {
    const metadata = withoutNested(event_metadata, settings.richLinkProperties)
    if (!revenue) return intercom('trackEvent', event_name, metadata)
    const { revenue: _, currency: __, ...others } = metadata
    // Amounts are in cents.
    const price = { amount: Math.round(revenue * 100), currency: currency ?? 'USD' }
    return intercom('trackEvent', event_name, { ...others, price })
  }
}

export default action
