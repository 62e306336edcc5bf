/** The path of the runs of a destination in the API, or of one of them. */
export function runsPath(name: string, number?: number): string {
  return `/destinations/${encodeURIComponent(name)}/runs${number === undefined ? '' : `/${number}`}`
}

/** The time of day for today, else the date too. */
export function timeText(at: string): string {
  const date = new Date(at)
  const isToday = date.toDateString() === new Date().toDateString()
  return isToday
    ? date.toLocaleTimeString('en', { hour12: false })
    : date.toLocaleString('en', { dateStyle: 'medium', timeStyle: 'short', hour12: false })
}
