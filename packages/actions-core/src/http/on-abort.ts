interface Group {
  followers: Set<() => void>
  notify: () => void
}

const groups = new WeakMap<AbortSignal, Group>()

/**
 * Calls back when a signal aborts. All followers of a signal share one listener on it, because node takes more than
 * ten for a leak and warns; the listener goes with the last of them.
 *
 * @returns a function that ends the following
 */
export function onAbort(signal: AbortSignal, follower: () => void): () => void {
  const group = groups.get(signal) ?? listen(signal)
  group.followers.add(follower)
  return () => {
    group.followers.delete(follower)
    if (group.followers.size > 0) return
    signal.removeEventListener('abort', group.notify)
    groups.delete(signal)
  }
}

function listen(signal: AbortSignal): Group {
  const followers = new Set<() => void>()
  const notify = () => followers.forEach((follower) => follower())
  const group = { followers, notify }
  groups.set(signal, group)
  signal.addEventListener('abort', notify)
  return group
}
