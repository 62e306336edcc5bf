import { parseFql, validate } from '@segment/actions-core/trigger'
import type { SegmentEvent } from '@segment/actions-core'
import type { Context } from '@segment/analytics-next'
import type { LiveReport } from '../live-view'
import { onActivity, type Activity } from './activity'
import { startFrame } from './frame'
import { inJson, loadAnalytics } from './load-analytics'
import { type PageDestination, forgetChanges, keepChanges, readConfiguration } from './configuration'

/** Creates an element with texts and elements in it. */
export function element<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  properties: Partial<HTMLElementTagNameMap[Tag]> = {},
  ...children: (Node | string)[]
): HTMLElementTagNameMap[Tag] {
  const made = Object.assign(document.createElement(tag), properties)
  made.append(...children)
  return made
}

/** Returns the element with this id, which must exist. */
export function byId<Kind extends HTMLElement>(id: string): Kind {
  return document.getElementById(id) as Kind
}

/** Shows the path of events: a section of the page for each, the newest on top. */
export function startEventLog(destinations: PageDestination[]): { add: (event: SegmentEvent) => void } {
  let calls: HTMLElement | undefined
  onActivity((activity) => {
    if (activity.kind === 'call') {
      const call = callText(activity)
      const { event, destination } = activity
      ;(calls ?? byId('status')).append(element('pre', { className: 'call' }, `${destination}: ${call}`))
      report({ event, destination, call })
    }
    if (activity.kind === 'initialized' || activity.kind === 'failed') byId('status').append(statusLine(activity))
    if (activity.kind === 'payload') {
      calls = rowFor(activity)
      calls?.append(element('pre', { className: 'payload' }, inJson(activity.payload)))
    }
  })
  return {
    add: (event) => {
      const rows = destinations.flatMap((destination) => rowsOf(destination, event))
      const title = `${event.type} ${event.event ?? event.name ?? ''}`.trim()
      report({ event: event.messageId ?? '', title })
      byId('events').prepend(
        element('article', {}, element('h3', {}, title), ...rows, element('pre', {}, inJson(event)))
      )
    }
  }
}

function rowsOf({ name, title, subscriptions }: PageDestination, event: SegmentEvent): HTMLElement[] {
  return subscriptions.map(({ partnerAction, subscribe, enabled, name: mapping }) => {
    const matches = enabled && validate(parseFql(subscribe), event)
    const verdict = matches ? 'matches' : enabled ? 'does not match' : 'is switched off'
    const line = element('p', {}, `${title}, ${mapping}: ${subscribe} ${verdict}.`)
    const row = element('section', { className: matches ? 'match' : 'miss' }, line)
    if (matches) row.dataset.run = runOf(event.messageId ?? '', name, partnerAction)
    return row
  })
}

/** Returns the section of the page for a payload. Mappings of one action run in the order in which they are listed. */
function rowFor({ event, destination, action }: Extract<Activity, { kind: 'payload' }>): HTMLElement | undefined {
  const run = runOf(event, destination, action)
  const rows = [...document.querySelectorAll<HTMLElement>('[data-run]')].filter((row) => row.dataset.run === run)
  return rows.find((row) => !row.querySelector('.payload'))
}

function runOf(event: string, destination: string, action: string): string {
  return `${event}/${destination}/${action}`
}

function callText({ call, operands }: Extract<Activity, { kind: 'call' }>): string {
  return `${call}(${operands.map((operand) => inJson(operand)).join(', ')})`.replace('()(', '(')
}

let reported: Promise<unknown> = Promise.resolve()

/** Tells the live view of the server, one report after the other. The page works without it. */
function report(what: LiveReport): void {
  const body = JSON.stringify(what)
  const send = () => fetch('/live', { method: 'POST', headers: { 'content-type': 'application/json' }, body })
  reported = reported.then(send).catch(() => {})
}

function statusLine(activity: Extract<Activity, { kind: 'initialized' | 'failed' }>): HTMLElement {
  if (activity.kind === 'failed') {
    return element('p', { className: 'error' }, `${activity.destination} could not be initialized: ${activity.message}`)
  }
  const how = activity.sdk === 'real' ? 'with the real SDK' : 'with a fake SDK that records calls'
  return element('p', {}, `${activity.destination} is initialized ${how}.`)
}

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

void (window.location.pathname === '/frame' ? startFrame() : start())
