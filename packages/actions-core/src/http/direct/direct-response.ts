import type { BodyReader, ReadableResponse } from '../body-reader'

/** A response whose stream is made when it is asked for. */
export class DirectResponse implements ReadableResponse {
  private stream?: ReadableStream<Uint8Array<ArrayBuffer>>

  constructor(
    readonly status: number,
    readonly statusText: string,
    readonly headers: Headers,
    readonly reader: BodyReader | null
  ) {}

  get body() {
    if (this.reader) this.stream ??= streamOf(this.reader)
    return this.stream ?? null
  }
}

function streamOf(reader: BodyReader): ReadableStream<Uint8Array<ArrayBuffer>> {
  const source: UnderlyingDefaultSource<Uint8Array<ArrayBuffer>> = {
    async pull(controller) {
      const part = await reader.read()
      if (part.done) controller.close()
      else controller.enqueue(part.value)
    },
    cancel: (reason) => reader.cancel(reason)
  }
  // Nothing is read ahead: what nobody asked for stays with the sender.
  return new ReadableStream(source, { highWaterMark: 0 })
}
