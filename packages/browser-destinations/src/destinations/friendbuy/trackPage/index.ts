import type { BrowserActionDefinition } from '../../../lib/browser-destinations'
import type { Friendbuy } from '../api'
import type { Settings } from '../generated-types'
import { compact } from '../properties'
import type { Payload } from './generated-types'

/** The name of pages without one, which Friendbuy needs to find the campaigns of a page. */
const NAMELESS = 'undefined'

const action: BrowserActionDefinition<Settings, Friendbuy, Payload> = {
  title: 'Track Page',
  description: 'Record which page a customer sees.',
  platform: 'web',
  defaultSubscription: 'type = "page"',
  fields: {
    name: {
      label: 'Name',
      description: 'The name of the page, as campaigns in Friendbuy use it. Without one, `undefined`.',
      type: 'string',
      default: { '@path': '$.name' }
    },
    category: {
      label: 'Category',
      description: 'The category of the page.',
      type: 'string',
      default: { '@path': '$.category' }
    },
    title: {
      label: 'Title',
      description: 'The title of the page.',
      type: 'string',
      default: { '@path': '$.properties.title' }
    }
  },
  // https://developers.friendbuy.com
  perform: (track, { payload: { name = NAMELESS, ...others } }) => track('page', compact({ name, ...others }), true)
}

export default action
