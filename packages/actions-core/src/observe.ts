/**
 * Calls something that only watches a delivery: a callback, a listener or a metrics client of the host. What it throws is
 * ignored. The destination may have the event by then, and an error would make the host send it again.
 */
export function observe(call: () => void): void {
  try {
    call()
  } catch {
    // The host's own code failed, and the host is the one to notice.
  }
}
