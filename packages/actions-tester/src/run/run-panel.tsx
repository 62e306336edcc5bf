/** Runs events and shows the trace, in the third column. */
export function RunPanel() {
  return null
}
