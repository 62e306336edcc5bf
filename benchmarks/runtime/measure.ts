/** Does something for the event at a place of the events, which are as many as a power of two. */
export type Operation = (place: number) => unknown

/** The same work, done by ours and by the peer. */
export interface Pair {
  ours: Operation
  peer: Operation
  /** Whether each operation has all events, so that the place does not matter. Default: false. */
  hasAllEvents?: boolean
}

/** What a pair took: microseconds an operation, and how many times as long the peer took. */
export interface Measured {
  ours: number
  peer: number
  ratio: number
}

const ROUNDS = 21
const TURN_MS = 12
const WARM_UP_MS = 400

/** V8 needs some 60 batches until all of their code is optimized; the first ones take several times as long. */
const BATCH_WARM_UP_MS = 2000

/** The one in the middle. */
export function median(numbers: number[]): number {
  return numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)]!
}

/** Throws unless ours and the peer return the same for every event, as JSON. */
export async function compare({ ours, peer, hasAllEvents }: Pair, events: number): Promise<void> {
  const places = hasAllEvents ? 1 : events
  for (let place = 0; place < places; place++) {
    const [left, right] = [await outcome(ours, place), await outcome(peer, place)]
    if (left !== right) throw new Error(`ours and the peer differ for event ${place}:\n${left}\n${right}`)
  }
}

async function outcome(operation: Operation, place: number): Promise<string> {
  try {
    return JSON.stringify(await operation(place)) ?? 'undefined'
  } catch (error) {
    return `${(error as Error).message}`
  }
}

/**
 * Measures in rounds of two turns, so that a machine that slows down slows both. Both turns take about as long: after a
 * long operation of one side, a short one of the other would mostly pay for the garbage of the first. The ratio is a
 * median of ratios.
 */
export async function measure(pair: Pair, events: number): Promise<Measured> {
  const sides = [pair.ours, pair.peer]
  const duration = pair.hasAllEvents ? BATCH_WARM_UP_MS : WARM_UP_MS
  const paces = [await warmUp(pair.ours, events, duration), await warmUp(pair.peer, events, duration)]
  const turn = Math.max(TURN_MS, ...paces)
  const counts = paces.map((pace) => Math.max(1, Math.round(turn / pace)))
  const times: [number[], number[]] = [[], []]
  for (let round = 0; round < ROUNDS; round++) {
    for (const side of round % 2 === 0 ? [0, 1] : [1, 0]) {
      times[side as 0 | 1].push((await repeat(sides[side]!, counts[side]!, events)) / counts[side]!)
    }
  }
  const [ours, peer] = times
  return { ours: median(ours) * 1000, peer: median(peer) * 1000, ratio: median(ours.map((ms, n) => peer[n]! / ms)) }
}

/** Returns the milliseconds that an operation takes at the end of the warm-up. */
async function warmUp(operation: Operation, events: number, duration: number): Promise<number> {
  const end = performance.now() + duration
  let count = 1
  let pace = 0
  while (performance.now() < end) {
    const ms = await repeat(operation, count, events)
    pace = ms / count
    if (ms < TURN_MS / 2) count *= 2
  }
  return Math.max(pace, 1e-6)
}

async function repeat(operation: Operation, count: number, events: number): Promise<number> {
  const start = performance.now()
  for (let n = 0; n < count; n++) {
    const result = operation(n & (events - 1))
    // An await costs as much as a small mapping, so only promises get one.
    if (result instanceof Promise) await result
  }
  return performance.now() - start
}
