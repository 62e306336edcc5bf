import type { InputField } from '@segment/actions-core'
import type { Analytics, BrowserActionDefinition } from '../../../lib/browser-destinations'
import { addOptions } from '../../../lib/integration-options'
import type { PageStorage } from '../../../lib/page-storage'
import type { Settings } from '../generated-types'
import type { Payload } from './generated-types'
import { continueSession, SESSION_LENGTH } from './session'

/**
 * The names of the destination in the `integrations` of events.
 *
 * https://segment.com/docs/connections/destinations/catalog/actions-amplitude/
 */
const NAMES: [string, string] = ['Actions Amplitude', 'Amplitude (Actions)']

const [SESSION_STARTED, SESSION_ENDED] = ['session_started', 'session_ended']

/** Where session events are wanted. */
const onlyWithSessionEvents: InputField['depends_on'] = {
  conditions: [{ fieldKey: 'triggerSessionEvents', operator: 'is', value: true }]
}

// The times of sessions: https://amplitude.com/docs/data/sources/instrument-track-sessions
const action: BrowserActionDefinition<Settings, PageStorage, Payload> = {
  title: 'Session Plugin',
  description:
    'Keep a session in the browser and add its ID to events for Amplitude, which groups events by it. Needs analytics.js.',
  platform: 'web',
  lifecycleHook: 'enrichment',
  defaultSubscription: 'type = "track" or type = "identify" or type = "group" or type = "page" or type = "alias"',
  fields: {
    sessionLength: {
      label: 'Session Length',
      description:
        'The time without events, in milliseconds, after which a session has ended. Half an hour by default.',
      type: 'number',
      default: SESSION_LENGTH
    },
    triggerSessionEvents: {
      label: 'Trigger Session Events',
      description: 'Track an event where a session starts, and another one where a session has ended.',
      type: 'boolean',
      default: false
    },
    sessionStartEvent: {
      label: 'Session Start Event',
      description: 'The name of the event that is tracked where a session starts.',
      type: 'string',
      default: SESSION_STARTED,
      depends_on: onlyWithSessionEvents
    },
    sessionEndEvent: {
      label: 'Session End Event',
      description:
        'The name of the event that is tracked where a session has ended. It is tracked when the next session starts.',
      type: 'string',
      default: SESSION_ENDED,
      depends_on: onlyWithSessionEvents
    }
  },
  perform: (storage, { payload, context, analytics }) => {
    // Every event continues the session of the visitor, also one that is not for Amplitude.
    const { id, isNew, hasEnded } = continueSession(storage, Date.now(), payload.sessionLength ?? SESSION_LENGTH)
    addOptions(context, NAMES, { session_id: id })
    if (!isNew || !payload.triggerSessionEvents) return
    const { sessionStartEvent = SESSION_STARTED, sessionEndEvent = SESSION_ENDED } = payload
    if (hasEnded) trackSessionEvent(analytics, sessionEndEvent)
    trackSessionEvent(analytics, sessionStartEvent)
  }
}

function trackSessionEvent(analytics: Analytics, event: string): void {
  if (event === '') return
  // Not waited for: analytics.js delivers it after the event that is being enriched. It logs what goes wrong.
  analytics.track(event, {}).catch(() => undefined)
}

export default action
