import type { BrowserActionDefinition } from '../../../lib/browser-destinations'
import type { Hubspot } from '../api'
import type { Settings } from '../generated-types'
import type { Payload } from './generated-types'

const action: BrowserActionDefinition<Settings, Hubspot, Payload> = {
  title: 'Track Page View',
  description: 'Record that a visitor sees a page, which a single-page application does for each of its views.',
  platform: 'web',
  defaultSubscription: 'type = "page"',
  fields: {
    path: {
      label: 'Path',
      description:
        'The path of the page, where it is not the one in the address bar. Without it, HubSpot takes that one.',
      type: 'string'
    }
  },
  // https://developers.hubspot.com/docs/api/events/tracking-code#track-page-view
  perform: (hubspot, { payload: { path } }) => {
    if (path) hubspot.push(['setPath', path])
    hubspot.push(['trackPageView'])
  }
}

export default action
