/** The SDK: a function that takes the name of a command and what it needs. */
export interface Wisepops {
  (command: 'options', options: { autoPageview: boolean }): unknown
  (command: 'properties', properties: unknown): unknown
  (command: 'event', name: string): unknown
  (command: 'goal', name: string | undefined, revenue: number | null): unknown
  (command: 'pageview'): unknown
}

declare global {
  interface Window {
    /** The SDK, and a stub before that. `l` is the time when the script was asked for. */
    wisepops?: Wisepops & { l?: number }
  }
}

/** The address of the SDK for a website. */
export function scriptOf(website: string): string {
  return `https://wisepops.net/loader.js?plugin=segment&v=2&h=${encodeURIComponent(website)}`
}

/** Adds a stub to the page that records calls until the script has loaded, as the vendor's snippet does. */
export function addStub(): void {
  const q: unknown[] = []
  window.wisepops ??= Object.assign(((...operands: unknown[]) => q.push(operands)) as Wisepops, { q })
  window.wisepops.l = Date.now()
}

/** Calls the SDK if it is there by now, and the stub otherwise. */
export const call = ((...operands: Parameters<Wisepops>) => window.wisepops?.(...operands)) as Wisepops
