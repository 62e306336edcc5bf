import type { BrowserActionDefinition } from '../../../lib/browser-destinations'
import type { PageStorage } from '../../../lib/page-storage'
import type { Settings } from '../generated-types'
import { fingerprint } from './fingerprint'
import type { Payload } from './generated-types'

/** The name of the destination in the `integrations` of events. */
const NAME = 'Braze Cloud Mode (Actions)'

// https://segment.com/docs/connections/destinations/catalog/actions-braze-web/#how-does-the-debounce-middleware-action-work
// https://github.com/segmentio/segment-braze-mobile-middleware
const action: BrowserActionDefinition<Settings, PageStorage, Payload> = {
  title: 'Debounce Middleware',
  description:
    'Keep identify and group calls from Braze that tell nothing new: those with the IDs and traits of the call before. Braze counts every trait that it is sent as a data point. Needs analytics.js: calls from servers and from Engage always go to Braze.',
  platform: 'web',
  lifecycleHook: 'before',
  defaultSubscription: 'type = "identify" or type = "group"',
  fields: {},
  perform: (storage, { context }) => {
    const { type, userId, anonymousId, groupId, traits, integrations = {} } = context.event
    // Events of other types say that something happened again.
    if (type !== 'identify' && type !== 'group') return
    if ((integrations[NAME] ?? integrations.All) === false) return
    const key = `braze_last_${type}`
    const told = fingerprint({ userId, anonymousId, groupId, traits })
    if (storage.get(key) === told) context.updateEvent(`integrations.${NAME}`, false)
    else storage.set(key, told)
  }
}

export default action
