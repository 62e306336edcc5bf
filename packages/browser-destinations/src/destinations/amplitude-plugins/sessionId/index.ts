import type { InputField } from '@segment/actions-core'
import type { Analytics, BrowserActionDefinition } from '../../../lib/browser-destinations'
import type { PageStorage } from '../../../lib/page-storage'
import type { Settings } from '../generated-types'
import type { Payload } from './generated-types'
import { isForAmplitude, NAME, sessionIdOf } from './integrations'
import { continueSession, SESSION_LENGTH, type Session } from './session'

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
        'The name of the event that is tracked where a session has ended. It is tracked when the next one starts, with the time of the last event of the session.',
      type: 'string',
      default: SESSION_ENDED,
      depends_on: onlyWithSessionEvents
    }
  },
  perform: (storage, { payload, context, analytics }) => {
    const { integrations = {} } = context.event
    // Session events have the ID of their session, and so do the events of a site that keeps sessions itself.
    if (!isForAmplitude(integrations) || sessionIdOf(integrations) !== undefined) return
    const { session, ended, isNew } = continueSession(storage, Date.now(), payload.sessionLength)
    context.updateEvent(`integrations.${NAME}.session_id`, session.id)
    if (!isNew || !payload.triggerSessionEvents) return
    const { sessionStartEvent = SESSION_STARTED, sessionEndEvent = SESSION_ENDED } = payload
    if (ended) trackSessionEvent(analytics, sessionEndEvent, ended)
    trackSessionEvent(analytics, sessionStartEvent, session)
  }
}

function trackSessionEvent(analytics: Analytics, event: string, { id, lastEvent }: Session): void {
  if (event === '') return
  const options = { timestamp: new Date(lastEvent), integrations: { [NAME]: { session_id: id } } }
  // Not waited for: analytics.js delivers it after the event that is being enriched. It logs what goes wrong.
  analytics.track(event, {}, options).catch(() => undefined)
}

export default action
