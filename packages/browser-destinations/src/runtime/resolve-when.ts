/**
 * Resolves when a condition holds. It is looked at now, and then again and again.
 *
 * @param condition what it throws, the promise rejects with
 * @param timeout milliseconds between two looks. Default 0
 * @param deadline milliseconds after which the promise rejects with an Error. Default: it waits for ever
 */
export async function resolveWhen(condition: () => boolean, timeout = 0, deadline = Infinity): Promise<void> {
  const end = Date.now() + deadline
  while (!condition()) {
    const left = end - Date.now()
    if (left <= 0) throw new Error(`What was waited for did not happen within ${deadline} ms.`)
    await new Promise((resolve) => setTimeout(resolve, Math.min(timeout, left)))
  }
}
