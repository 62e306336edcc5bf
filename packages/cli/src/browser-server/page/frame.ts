import type { AnalyticsBrowser } from '@segment/analytics-next'
import type { Subscription } from '@segment/browser-destination-runtime/types'
import { onActivity, type Activity } from './activity'
import { readConfiguration } from './configuration'
import { inJson, loadAnalytics } from './load-analytics'

/** What the Actions Tester asks the frame to do. */
type Request =
  | { kind: 'start'; destination: string; subscriptions: Subscription[] }
  | { kind: 'event'; id: number; event: EventToSend }

interface EventToSend {
  type?: string
  event?: string
  name?: string
  category?: string
  userId?: string
  previousId?: string
  groupId?: string
  properties?: object
  traits?: object
  context?: object
  integrations?: object
}

/** What the frame tells the Actions Tester. `id` is that of the event under way; undefined between events. */
type Answer =
  | { kind: 'ready'; error?: string }
  | { kind: 'activity'; id?: number; activity: Activity }
  | { kind: 'sent'; id: number; error?: string }

/**
 * Runs a destination in a frame of the Actions Tester, which sends the mappings once and then events, and gets what the
 * destination does. Events go one after the other, so that each activity belongs to one.
 */
export async function startFrame(): Promise<void> {
  const answer = (message: Answer) => window.parent.postMessage(JSON.parse(inJson(message)), window.location.origin)
  const { destinations, error } = await readConfiguration()
  let analytics: AnalyticsBrowser | undefined
  let current: number | undefined
  let last = Promise.resolve()
  onActivity((activity) => answer({ kind: 'activity', id: current, activity }))

  const sendOne = async (id: number, event: EventToSend) => {
    current = id
    const failure = await send(analytics!, event).then(
      () => undefined,
      (reason: unknown) => ({ error: String(reason) })
    )
    current = undefined
    answer({ kind: 'sent', id, ...failure })
  }
  window.addEventListener('message', ({ source, origin, data }: MessageEvent<Request>) => {
    if (source !== window.parent || origin !== window.location.origin) return
    if (data.kind === 'start') {
      const own = destinations.filter(({ name }) => name === data.destination)
      analytics = loadAnalytics(own.map((destination) => ({ ...destination, subscriptions: data.subscriptions })))
    } else if (analytics) {
      last = last.then(() => sendOne(data.id, data.event))
    }
  })
  answer({ kind: 'ready', ...(error !== undefined && { error }) })
}

/** Makes the call that an event stands for. */
async function send(analytics: AnalyticsBrowser, event: EventToSend): Promise<unknown> {
  const { type, name = '', category, userId = '', groupId = '', previousId, properties = {}, traits = {} } = event
  const { context = {}, integrations = {} } = event
  const options = { context, integrations } as Parameters<AnalyticsBrowser['track']>[2]
  switch (type) {
    case 'track':
      return analytics.track(event.event ?? '', properties, options)
    case 'identify':
      return analytics.identify(userId, traits, options)
    case 'group':
      return analytics.group(groupId, traits, options)
    case 'alias':
      return analytics.alias(userId, previousId, options)
    case 'page':
      return analytics.page(category, name, properties, options)
    case 'screen':
      return analytics.screen(category, name, properties, options)
    default:
      throw new Error(`An event of the type ${inJson(type)} cannot be sent from a browser.`)
  }
}
