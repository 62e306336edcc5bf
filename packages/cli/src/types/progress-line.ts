/** How many items there have to be for a line to be worth it. */
const MANY = 10

/** A line on a terminal's stderr that says how far a work of many items is. Shows nothing elsewhere, and under `CI`. */
export class ProgressLine {
  private readonly shown: boolean

  constructor(
    private readonly total: number,
    private readonly stream: NodeJS.WriteStream = process.stderr
  ) {
    this.shown = total >= MANY && Boolean(stream.isTTY) && !process.env.CI
  }

  /** Shows that `done` items are done and which one is at work, in place of what was shown before. */
  show(done: number, name: string): void {
    if (this.shown) this.replace(`${done} of ${this.total}: ${name}`.slice(0, (this.stream.columns || 80) - 1))
  }

  /** Removes the line. */
  clear(): void {
    if (this.shown) this.replace('')
  }

  private replace(text: string): void {
    this.stream.write(`\r\u001B[K${text}`)
  }
}
