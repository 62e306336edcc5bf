import { Session } from 'node:inspector'

/** Tells which code inputs reach, by V8's coverage of the blocks of the files under `packages`. */
export class Coverage {
  private readonly session = new Session()
  private readonly reached = new Set<string>()

  start(): void {
    this.session.connect()
    this.session.post('Profiler.enable')
    this.session.post('Profiler.startPreciseCoverage', { callCount: true, detailed: true })
  }

  /** Ends measuring. Code is many times as fast afterwards. */
  stop(): void {
    this.session.disconnect()
  }

  /** Runs each of the inputs, and returns one that reaches code that none before has reached; undefined if there is none. */
  findNew<Input>(inputs: readonly Input[], run: (input: Input) => void): Input | undefined {
    const fresh = this.blocksOf(inputs, run).filter((block) => !this.reached.has(block))
    for (const block of fresh) this.reached.add(block)
    if (fresh.length === 0) return undefined
    let candidates = inputs
    while (candidates.length > 1) {
      const half = candidates.slice(0, candidates.length / 2)
      const reaches = this.blocksOf(half, run).some((block) => fresh.includes(block))
      candidates = reaches ? half : candidates.slice(half.length)
    }
    return candidates[0]
  }

  private blocksOf<Input>(inputs: readonly Input[], run: (input: Input) => void): string[] {
    const blocks: string[] = []
    this.session.post('Profiler.takePreciseCoverage')
    inputs.forEach(run)
    this.session.post('Profiler.takePreciseCoverage', (_error, { result }) => {
      for (const { url, functions } of result.filter((file) => file.url.includes('/packages/'))) {
        for (const { startOffset, endOffset, count } of functions.flatMap(({ ranges }) => ranges)) {
          if (count > 0) blocks.push(`${url}:${startOffset}-${endOffset}`)
        }
      }
    })
    return blocks
  }
}
