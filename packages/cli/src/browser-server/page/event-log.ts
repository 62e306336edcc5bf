import { parseFql, validate } from '@segment/actions-core/trigger'
import type { SegmentEvent } from '@segment/actions-core'
import { onActivity, type Activity } from './activity'
import type { PageDestination } from './configuration'
import { byId, element, inJson } from './elements'

/** Shows what becomes of events: a part of the page for each, the newest on top. */
export function startEventLog(destinations: PageDestination[]): { add: (event: SegmentEvent) => void } {
  let calls: HTMLElement | undefined
  onActivity((activity) => {
    if (activity.kind === 'call') (calls ?? byId('status')).append(callLine(activity))
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

/** The part of the page for a payload: mappings of one action run in the order in which they are listed. */
function rowFor({ event, destination, action }: Extract<Activity, { kind: 'payload' }>): HTMLElement | undefined {
  const run = runOf(event, destination, action)
  const rows = [...document.querySelectorAll<HTMLElement>('[data-run]')].filter((row) => row.dataset.run === run)
  return rows.find((row) => !row.querySelector('.payload'))
}

function runOf(event: string, destination: string, action: string): string {
  return `${event}/${destination}/${action}`
}

function callLine({ destination, call, operands }: Extract<Activity, { kind: 'call' }>): HTMLElement {
  const text = `${destination}: ${call}(${operands.map((operand) => inJson(operand)).join(', ')})`
  return element('pre', { className: 'call' }, text.replace('()(', '('))
}

function statusLine(activity: Extract<Activity, { kind: 'initialized' | 'failed' }>): HTMLElement {
  if (activity.kind === 'failed') {
    return element('p', { className: 'error' }, `${activity.destination} could not be initialized: ${activity.message}`)
  }
  const how = activity.sdk === 'real' ? 'with the real SDK' : 'with an imaginary SDK that records calls'
  return element('p', {}, `${activity.destination} is initialized ${how}.`)
}
