/** Something that a destination did on the page. */
export type Activity = { destination: string } & (
  | { kind: 'initialized'; sdk: 'real' | 'recorded' }
  | { kind: 'failed'; message: string }
  | { kind: 'payload'; action: string; event: string; payload: unknown }
  /** `event` is the ID of the event that the call was made for; empty before the first one. */
  | { kind: 'call'; event: string; call: string; operands: unknown[] }
)

const NAME = 'destination-activity'

/** Reports to the page. Destinations are separate scripts, which share only `window` with it. */
export function tell(activity: Activity): void {
  window.dispatchEvent(new CustomEvent(NAME, { detail: activity }))
}

/** Calls a function for each activity of the destinations. */
export function onActivity(listener: (activity: Activity) => void): void {
  window.addEventListener(NAME, (event) => listener((event as CustomEvent<Activity>).detail))
}
