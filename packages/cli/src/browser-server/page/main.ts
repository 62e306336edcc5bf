import { AnalyticsBrowser } from '@segment/analytics-next'
import type { CDNSettings, Context } from '@segment/analytics-next'
import type { SegmentEvent } from '@segment/actions-core'
import { forgetChanges, keepChanges, readConfiguration, type PageDestination } from './configuration'
import { byId, element, inJson } from './elements'
import { startEventLog } from './event-log'

type Call = 'track' | 'page' | 'identify' | 'group' | 'alias' | 'screen'

const SAMPLES: Record<Call, unknown[]> = {
  track: ['Order Completed', { total: 42, currency: 'USD' }],
  page: ['Docs', 'Home', { section: 'start' }],
  identify: ['user-1', { name: 'Ada', email: 'ada@example.com' }],
  group: ['group-1', { name: 'Analytical Engines' }],
  alias: ['user-2', 'user-1'],
  screen: ['App', 'Home', { tab: 'start' }]
}

async function start(): Promise<void> {
  const { destinations, error } = await readConfiguration()
  if (error) byId('status').append(element('pre', { className: 'error' }, error))
  const log = startEventLog(destinations)
  const analytics = loadAnalytics(destinations)
  analytics.addSourceMiddleware(({ payload, next }) => {
    log.add(payload.obj as SegmentEvent)
    next(payload)
  })
  showForm((call, operands) => (analytics[call] as (...operands: unknown[]) => Promise<Context>)(...operands))
  showConfiguration(destinations)
  new EventSource('/changes').addEventListener('message', () => window.location.reload())
}

/** Starts analytics.js with the destinations only: nothing is sent to Segment. */
function loadAnalytics(destinations: PageDestination[]): AnalyticsBrowser {
  const remotePlugins = destinations.map(({ title, url, library, settings, subscriptions }) => ({
    name: title,
    creationName: title,
    url,
    libraryName: library,
    settings: { ...settings, subscriptions }
  }))
  // The type asks for the settings of Segment's own integration, which is switched off.
  const cdnSettings = { integrations: {}, metrics: { sampleRate: 0 }, remotePlugins } as unknown as CDNSettings
  return AnalyticsBrowser.load(
    { writeKey: 'local', cdnURL: window.location.origin, cdnSettings },
    { integrations: { 'Segment.io': false } }
  )
}

function showForm(send: (call: Call, operands: unknown[]) => Promise<Context>): void {
  const call = byId<HTMLSelectElement>('call')
  const operands = byId<HTMLTextAreaElement>('operands')
  const showSample = () => (operands.value = inJson(SAMPLES[call.value as Call]))
  call.append(...Object.keys(SAMPLES).map((name) => element('option', {}, name)))
  call.addEventListener('change', showSample)
  showSample()
  byId('send').addEventListener('click', () =>
    attempt(() => void send(call.value as Call, JSON.parse(operands.value) as unknown[]))
  )
}

function showConfiguration(destinations: PageDestination[]): void {
  const text = byId<HTMLTextAreaElement>('configuration')
  text.value = inJson(destinations)
  byId('apply').addEventListener('click', () =>
    attempt(() => {
      keepChanges(JSON.parse(text.value) as PageDestination[])
      window.location.reload()
    })
  )
  byId('reset').addEventListener('click', () => {
    forgetChanges()
    window.location.reload()
  })
}

function attempt(work: () => void): void {
  try {
    work()
  } catch (error) {
    byId('status').append(element('p', { className: 'error' }, String(error)))
  }
}

void start()
