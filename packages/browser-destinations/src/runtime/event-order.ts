/**
 * Makes the function that keeps the events of a destination in order: what it returns resolves in the order of the
 * events, and for one event in the order of the calls.
 *
 * Until an SDK is ready, analytics.js holds events back for each action by itself. It then passes all of them to the
 * first action, all to the second, and so on, one after the other without a pause. So an event that the first action
 * does not want can still belong before those that it wants.
 */
export function createEventOrder(): (messageId: string | undefined) => Promise<void> {
  let waiting: { messageId: string | undefined; go: () => void }[] = []
  const release = () => {
    const released = waiting
    waiting = []
    const events = new Set(released.map(({ messageId }) => messageId))
    for (const event of events) {
      for (const { messageId, go } of released) if (messageId === event) go()
    }
  }
  return (messageId) =>
    new Promise((go) => {
      if (waiting.length === 0) void Promise.resolve().then(release)
      waiting.push({ messageId, go })
    })
}
