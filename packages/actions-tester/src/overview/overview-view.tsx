/** What became of the events of all runs: counts, a plot, reasons. */
export function OverviewView() {
  return null
}
