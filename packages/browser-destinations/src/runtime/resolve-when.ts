/**
 * Resolves when a condition holds. Checks it immediately, and then at intervals.
 *
 * @param condition if it throws, the promise rejects with that error
 * @param timeout milliseconds between two checks. Default: 0
 * @param deadline milliseconds after which the promise rejects with an Error. Default: no limit
 */
export async function resolveWhen(condition: () => boolean, timeout = 0, deadline = Infinity): Promise<void> {
  const end = Date.now() + deadline
  while (!condition()) {
    const left = end - Date.now()
    if (left <= 0) throw new Error(`The condition did not hold within ${deadline} ms.`)
    await new Promise((resolve) => setTimeout(resolve, Math.min(timeout, left)))
  }
}
