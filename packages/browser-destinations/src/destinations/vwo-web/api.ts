/** What VWO takes besides the name and the values: where they come from. */
interface Origin {
  source: 'segment.web'
  /** The name of the event without the prefix. */
  ogName?: string
}

/**
 * The queue of VWO: a list until its library has loaded, which replaces it.
 *
 * https://developers.vwo.com/reference/javascript-apis
 */
export interface Vwo {
  push: (...calls: unknown[]) => unknown
  /** Set by the library if the stored settings cannot be used. */
  caE?: unknown
  event?: (name: string, properties: object, origin: Origin) => unknown
  visitor?: (attributes: object, origin: Origin) => unknown
}

declare global {
  interface Window {
    VWO?: Vwo
  }
}

/** What destinations prefix names with, so that they can be told apart in VWO. */
const PREFIX = 'segment.'

/** Adds the queue to the page, unless the page has one. */
export function addQueue(): Vwo {
  const queue: Vwo = window.VWO ?? new Array<unknown>()
  window.VWO = queue
  return queue
}

/** Sends an event. The queue has the call from its library, or keeps it until then. */
export function sendEvent(name: string, properties: object = {}): void {
  const vwo = addQueue()
  vwo.event ??= (...operands) => vwo.push(['event', ...operands])
  vwo.event(PREFIX + name, { ...properties }, { source: 'segment.web', ogName: name })
}

/** Sets attributes of the visitor. */
export function sendAttributes(attributes: object = {}): void {
  const vwo = addQueue()
  vwo.visitor ??= (...operands) => vwo.push(['visitor', ...operands])
  const prefixed = Object.entries(attributes ?? {}).map(([key, value]) => [PREFIX + key, value])
  vwo.visitor(Object.fromEntries(prefixed), { source: 'segment.web' })
}
