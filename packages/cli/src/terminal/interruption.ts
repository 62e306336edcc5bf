/** Waits for Ctrl-C (SIGINT) or SIGTERM, which then do not end the process. `stop` gives the signals back to it. */
export function awaitInterruption(): { happened: Promise<void>; stop: () => void } {
  let interrupt!: () => void
  const happened = new Promise<void>((resolve) => {
    interrupt = resolve
  })
  process.on('SIGINT', interrupt).on('SIGTERM', interrupt)
  return { happened, stop: () => process.off('SIGINT', interrupt).off('SIGTERM', interrupt) }
}
