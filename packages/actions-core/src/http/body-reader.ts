import type { TransportResponse } from './options'

/** Gives a body piece by piece. The reader of a stream is one. */
export interface BodyReader extends Pick<ReadableStreamDefaultReader<Uint8Array<ArrayBuffer>>, 'read' | 'cancel'> {
  /** Gives the pieces that were not read yet all at once, where the end has arrived. */
  readWhole?(): Uint8Array<ArrayBuffer>[] | undefined
}

/** A piece of a body, or its end. */
export type BodyPart = ReadableStreamReadResult<Uint8Array<ArrayBuffer>>

/** A response that can be read without its stream, which takes longer to make than a small body to read. */
export interface ReadableResponse extends TransportResponse {
  /** Reads what `body` holds; only one of the two can be used. `null` where there is no body. */
  reader: BodyReader | null
}

/** Begins to read a response. Gives nothing where it has no body. */
export function readerOf(response: TransportResponse | ReadableResponse): BodyReader | null | undefined {
  return 'reader' in response ? response.reader : response.body?.getReader()
}
