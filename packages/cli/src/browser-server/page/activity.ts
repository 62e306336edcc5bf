/** Something that a destination did on the page. */
export type Activity = { destination: string } & (
  | { kind: 'initialized'; sdk: 'real' | 'recorded' }
  | { kind: 'failed'; message: string }
  | { kind: 'payload'; action: string; event: string; payload: unknown }
  /** `event` is the ID of the event that the call was made for; empty before the first one. */
  | { kind: 'call'; event: string; call: string; operands: unknown[] }
)

const NAME = 'destination-activity'

/** Tells the page. Destinations are scripts of their own, which share nothing with it but `window`. */
export function tell(activity: Activity): void {
  window.dispatchEvent(new CustomEvent(NAME, { detail: activity }))
}

/** Calls a function for all that destinations tell. */
export function onActivity(listener: (activity: Activity) => void): void {
  window.addEventListener(NAME, (event) => listener((event as CustomEvent<Activity>).detail))
}
