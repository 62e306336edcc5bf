const actual = jest.requireActual<typeof import('node:fs')>('node:fs')

const CHANGES = ['chmodSync', 'mkdirSync', 'renameSync', 'rmdirSync', 'rmSync', 'writeFileSync'] as const

let left = Infinity

/** `node:fs` for {@link untilKilled}. Use it by `jest.mock('node:fs', () => jest.requireActual('…/killed-disk').fs)`. */
export const fs = {
  ...actual,
  ...Object.fromEntries(
    CHANGES.map((name) => [
      name,
      (...words: unknown[]) => {
        left--
        if (left >= 0) return (actual[name] as (...given: unknown[]) => unknown)(...words)
        // A write may be killed in its midst.
        if (left === -1 && name === 'writeFileSync')
          actual.writeFileSync(words[0] as string, (words[1] as string).slice(0, 9))
        throw new Error('This process is dead.')
      }
    ])
  )
}

/**
 * Does work that is killed after `steps` changes of the disk: from then on nothing is changed, whatever it tries. Returns
 * whether it was killed, and not finished before.
 */
export async function untilKilled(steps: number, work: () => unknown): Promise<boolean> {
  left = steps
  try {
    await work()
  } catch (error) {
    if (left >= 0) throw error
  }
  const wasKilled = left < 0
  left = Infinity
  return wasKilled
}
