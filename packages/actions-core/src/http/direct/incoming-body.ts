import type { BodyPart, BodyReader } from '../body-reader'
import type { Chunk } from './dispatcher'

/** How many bytes may wait for a reader before the connection is held back. */
const HIGH_WATER = 64 * 1024

/** A body on its way from a connection to its reader. */
export class IncomingBody implements BodyReader {
  private readonly chunks: Chunk[] = []
  private size = 0
  private isHeld = false
  private failure?: { error: unknown }
  private isComplete = false
  private reading?: { resolve: (part: BodyPart) => void; reject: (error: unknown) => void }

  /**
   * @param resume lets the connection go on after `push` held it back
   * @param stop ends the exchange
   */
  constructor(
    private readonly resume: () => void,
    private readonly stop: () => void
  ) {}

  /** Takes what arrived. Returns false to hold the connection back. */
  push(chunk: Chunk): boolean {
    if (this.reading) {
      this.reading.resolve({ done: false, value: chunk })
      this.reading = undefined
      return true
    }
    this.chunks.push(chunk)
    this.size += chunk.length
    this.isHeld = this.size >= HIGH_WATER
    return !this.isHeld
  }

  /** All has arrived. */
  end(): void {
    this.isComplete = true
    this.reading?.resolve({ done: true, value: undefined })
  }

  /** No more will arrive, and what waits for a reader is of no use. */
  fail(error: unknown): void {
    this.failure = { error }
    this.reading?.reject(error)
  }

  /** Gives the next piece. Pieces must be asked for one at a time. */
  read(): Promise<BodyPart> {
    if (this.failure) return Promise.reject(this.failure.error)
    const value = this.chunks.shift()
    if (!value) {
      if (this.isComplete) return Promise.resolve({ done: true, value: undefined })
      return new Promise((resolve, reject) => {
        this.reading = { resolve, reject }
      })
    }
    this.size -= value.length
    if (this.isHeld && this.chunks.length === 0) {
      this.isHeld = false
      this.resume()
    }
    return Promise.resolve({ done: false, value })
  }

  readWhole(): Chunk[] | undefined {
    return this.isComplete && !this.failure ? this.chunks.splice(0) : undefined
  }

  async cancel(): Promise<void> {
    if (!this.isComplete) this.stop()
  }
}
