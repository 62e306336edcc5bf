/** The SDK: a function that takes the name of a command and what it needs. */
export interface Sprig {
  (command: 'identifyAndSetAttributes', user: Ids & { attributes?: object }): unknown
  (command: 'identifyAndTrack', event: Ids & { eventName: string; properties?: object }): unknown
  (command: 'logoutUser'): unknown
}

/** Who the user is. */
export interface Ids {
  userId?: string
  anonymousId?: string
}

declare global {
  interface Window {
    /** The SDK, and a stub before that. */
    Sprig?: Sprig & { envId?: string }
    /** The same under the former name of the vendor. */
    UserLeap?: Sprig
  }
}

/** The address of the SDK for an environment. */
export function scriptOf(environment: string): string {
  return `https://cdn.sprig.com/shim.js?id=${encodeURIComponent(environment)}`
}

/** Adds a stub that records calls until the script has loaded: https://docs.sprig.com/docs/web-javascript */
export function addStub(envId: string, debugMode: boolean): void {
  const calls: unknown[] = []
  const state = { envId, debugMode, _queue: calls, _segment: 1 }
  window.Sprig = Object.assign(((...operands: unknown[]) => calls.push(operands)) as Sprig, state)
  window.UserLeap = window.Sprig
}

/** Whether the page has the stub of `addStub`, or the SDK that came in its place. */
export function hasOwnStub(): boolean {
  return window.Sprig !== undefined && '_segment' in window.Sprig
}

/** Calls the SDK if it is there by now, and the stub otherwise. */
export const call = ((...operands: Parameters<Sprig>) => window.Sprig?.(...operands)) as Sprig

/** The IDs that are given, or nothing if there are none. */
export function idsOf({ userId, anonymousId }: Ids): Ids | undefined {
  if (!userId && !anonymousId) return undefined
  return { ...(userId && { userId }), ...(anonymousId && { anonymousId }) }
}
