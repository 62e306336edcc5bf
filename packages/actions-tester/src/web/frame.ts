import type { MappingDraft } from '../workbench'

/** Something that the destination did in the frame. */
export type Activity = { destination: string } & (
  | { kind: 'initialized'; sdk: 'real' | 'recorded' }
  | { kind: 'failed'; message: string }
  | { kind: 'payload'; action: string; event: string; payload: unknown }
  | { kind: 'call'; event: string; call: string; operands: unknown[] }
)

/** What the frame tells the page. */
export type FrameMessage =
  | { kind: 'ready'; error?: string }
  | { kind: 'activity'; id?: number; activity: Activity }
  | { kind: 'sent'; id: number; error?: string }

/** An event that was sent to the frame, and what the destination did with it. */
export interface SentEvent {
  id: number
  title: string
  activities: Activity[]
  /** Whether analytics.js has handed it to the destination. */
  isDone: boolean
  error?: string
  /** The name of the filter that dropped it, so that it was not sent. */
  droppedBy?: string
}

/** What happened in the frame so far. */
export interface FrameState {
  isReady: boolean
  /** Why the newest code cannot be bundled. */
  error?: string
  /** What was done for no event: the start of the SDK. */
  others: Activity[]
  /** The events, newest first. */
  events: SentEvent[]
}

/** The most events that are kept. */
const MOST = 200

/** A frame that has just been opened. */
export const EMPTY: FrameState = { isReady: false, others: [], events: [] }

/** Adds what the frame tells, or an event that was sent to it. */
export function nextState(
  state: FrameState,
  message: FrameMessage | { kind: 'sending'; id: number; title: string; droppedBy?: string }
): FrameState {
  switch (message.kind) {
    case 'ready':
      return { ...EMPTY, isReady: true, ...(message.error !== undefined && { error: message.error }) }
    case 'sending': {
      const { id, title, droppedBy } = message
      const dropped = droppedBy !== undefined && { droppedBy }
      const event: SentEvent = { id, title, activities: [], isDone: droppedBy !== undefined, ...dropped }
      return { ...state, events: [event, ...state.events].slice(0, MOST) }
    }
    case 'sent':
      return changed(state, message.id, ({ error: _, ...event }) => ({
        ...event,
        isDone: true,
        ...(message.error !== undefined && { error: message.error })
      }))
    case 'activity': {
      const { id, activity } = message
      if (id === undefined) return { ...state, others: [...state.others, activity].slice(-MOST) }
      return changed(state, id, (event) => ({ ...event, activities: [...event.activities, activity] }))
    }
  }
}

function changed(state: FrameState, id: number, change: (event: SentEvent) => SentEvent): FrameState {
  return { ...state, events: state.events.map((event) => (event.id === id ? change(event) : event)) }
}

/** The mappings, as analytics.js passes them to the destination. */
export function subscriptionsOf(mappings: readonly MappingDraft[]) {
  return mappings.map(({ name, enabled, partnerAction, subscribe, mapping }) => ({
    name,
    enabled,
    partnerAction,
    subscribe,
    mapping
  }))
}

/** A call on the vendor's object as a person would write it: `track("Order Completed", {"total": 42})`. */
export function callText({ call, operands }: Extract<Activity, { kind: 'call' }>): string {
  // An SDK that is itself a function has no name here.
  const name = call.replace(/^\(\)/, 'sdk')
  return `${name}(${operands.map((operand) => JSON.stringify(operand, undefined, 2)).join(', ')})`
}
