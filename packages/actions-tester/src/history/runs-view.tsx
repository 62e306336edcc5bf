/**
 * The runs of the destination.
 *
 * @param props.number the number of the run that the address names
 */
export function RunsView(_: { number?: string }) {
  return null
}
