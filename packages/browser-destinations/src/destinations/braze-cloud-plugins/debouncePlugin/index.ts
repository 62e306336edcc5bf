import { DEBOUNCE_DESCRIPTION, debounceCalls, type LastCall } from '../../../lib/braze-debounce'
import type { BrowserActionDefinition } from '../../../lib/browser-destinations'
import type { Settings } from '../generated-types'
import type { Payload } from './generated-types'

const action: BrowserActionDefinition<Settings, LastCall, Payload> = {
  title: 'Debounce Middleware',
  description: DEBOUNCE_DESCRIPTION,
  platform: 'web',
  lifecycleHook: 'before',
  defaultSubscription: 'type = "identify" or type = "group"',
  fields: {},
  perform: (last, { analytics, context }) => debounceCalls(last, analytics, context)
}

export default action
