import type { BrowserActionDefinition } from '../../../lib/browser-destinations'
import { addOptions } from '../../../lib/integration-options'
import type { PageStorage } from '../../../lib/page-storage'
import { CLICK_ID, COOKIE } from '../api'
import type { Settings } from '../generated-types'
import type { Payload } from './generated-types'

const action: BrowserActionDefinition<Settings, PageStorage, Payload> = {
  title: 'Snap Browser Plugin',
  description:
    "Add the ID of the click on an ad and that of Snap's cookie to events for Snap. They are read from the page. Needs analytics.js.",
  platform: 'web',
  lifecycleHook: 'enrichment',
  defaultSubscription: 'type = "track" or type = "identify" or type = "page" or type = "group" or type = "alias"',
  fields: {},
  perform: (storage, { context }) => {
    const [click, cookie] = [storage.get(CLICK_ID), storage.get(COOKIE)]
    addOptions(context, ['Snap Conversions Api'], {
      ...(click ? { click_id: String(click) } : {}),
      ...(cookie ? { uuid_c1: String(cookie) } : {})
    })
  }
}

export default action
