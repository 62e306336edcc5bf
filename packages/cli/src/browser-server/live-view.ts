/** What the page tells the live view: of an event, or of a call of a destination for one. */
export interface LiveReport {
  /** The ID of the event; empty for calls before the first one, while an SDK starts. */
  event: string
  /** What to call the event: `track Order Completed`. */
  title?: string
  /** The name of the destination that made a call. */
  destination?: string
  /** The call, as text: `track("Order Completed")`. */
  call?: string
}

/** The last events with the calls of each destination, as HTML. */
export interface LiveView {
  report: (report: LiveReport) => void
  /** The element of each event, oldest first. */
  elements: () => string[]
  /** Calls a function with the element of an event that is new or has changed. Returns what stops that. */
  onChange: (listener: (element: string) => void) => () => void
}

/** The events that are kept. */
const LIMIT = 100

/**
 * Starts a live view without events.
 *
 * @param destinations the titles of the destinations by name, in the order in which they are shown
 */
export function createLiveView(destinations: () => Record<string, string>): LiveView {
  const events = new Map<string, { title: string; calls: [destination: string, call: string][] }>()
  const listeners = new Set<(element: string) => void>()

  const elementOf = (id: string) => {
    const { title, calls } = events.get(id)!
    const parts = Object.entries(destinations()).map(([name, label]) => {
      const own = calls.filter(([destination]) => destination === name)
      const lines = own.map(([, call]) => `<pre>${escape(call)}</pre>`).join('')
      return `<dt>${escape(label)}</dt><dd>${lines || 'no call'}</dd>`
    })
    return `<article id="${escape(`event-${id}`)}"><h2>${escape(title)}</h2><dl>${parts.join('')}</dl></article>`
  }

  return {
    report: ({ event, title, destination, call }) => {
      const shown = events.get(event) ?? { title: 'While the SDKs start', calls: [] }
      if (title !== undefined) shown.title = title
      if (destination !== undefined && call !== undefined) shown.calls.push([destination, call])
      events.set(event, shown)
      if (events.size > LIMIT) events.delete(events.keys().next().value!)
      const element = elementOf(event)
      for (const listener of listeners) listener(element)
    },
    elements: () => [...events.keys()].map(elementOf),
    onChange: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    }
  }
}

const ESCAPES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }

function escape(text: string): string {
  return text.replace(/[&<>"]/g, (character) => ESCAPES[character]!)
}

/** Reads what was posted. `undefined` where it is no report. */
export function readReport(value: unknown): LiveReport | undefined {
  const report = Object(value) as Record<string, unknown>
  const isText = (each: unknown) => typeof each === 'string'
  const isReport = isText(report.event) && (isText(report.title) || (isText(report.destination) && isText(report.call)))
  return isReport ? (report as unknown as LiveReport) : undefined
}
