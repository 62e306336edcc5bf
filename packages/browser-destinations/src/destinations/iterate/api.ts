/** The SDK: a function that takes the name of a command and what it needs. */
export interface Iterate {
  (command: 'identify', user: Record<string, unknown>): unknown
  (command: 'event', name: string): unknown
}

declare global {
  interface Window {
    /** The SDK, and a stub before that. */
    Iterate?: Iterate
    /** The name of the property that the page keeps the SDK in. */
    IterateObjectName?: string
    /** What the script reads. */
    iterateSettings?: { apiKey: string; installOnLoad: boolean }
  }
}

/** The address of the SDK. */
export const SCRIPT = 'https://platform.iteratehq.com/loader.js'

/** Prepares the page for the script, as the vendor's snippet does: the settings, and a stub that records calls. */
export function addStub(apiKey: string): void {
  window.IterateObjectName = 'Iterate'
  window.iterateSettings = { apiKey, installOnLoad: false }
  if (window.Iterate) return
  const q: unknown[] = []
  const command = (...operands: unknown[]) => q.push(operands)
  window.Iterate = Object.assign(((...operands) => command(...operands)) as Iterate, { loaded: false, q, command })
}
