/** The events to try, at the top of the third column. */
export function EventsPanel() {
  return null
}
