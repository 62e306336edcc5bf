import { pipeline, type Transform } from 'node:stream'
import type { BodyReader, BodyPart } from '../body-reader'
import type { Chunk } from './dispatcher'

type Chunks = AsyncIterable<Chunk>

/** As for fetch, each layer of encoding may multiply the work that a server makes with few bytes. */
const MOST_CODINGS = 5

/**
 * Undoes the content codings of a body (RFC 9110 §8.4) as fetch does: gzip, deflate with or without the zlib wrapper
 * that belongs to it, and br. A body with any other coding is given as it is.
 *
 * @param encoding the header `content-encoding`
 * @throws Error for more than five codings
 */
export function decodeBody(encoded: BodyReader, encoding: string): BodyReader {
  const codings = encoding.split(',').map((coding) => coding.trim().toLowerCase())
  if (codings.length > MOST_CODINGS) {
    void encoded.cancel()
    throw new Error(`the body is encoded ${codings.length} times over, and no more than ${MOST_CODINGS} are undone`)
  }
  const decoders = createDecoders()
  // The coding that was applied last stands last.
  const steps = codings.toReversed().map((coding) => decoders.get(coding))
  if (!steps.every((step) => step !== undefined)) return encoded
  return readerOf(steps.reduce((chunks, step) => step(chunks), chunksOf(encoded)))
}

function createDecoders(): Map<string, (encoded: Chunks) => Chunks> {
  // Late: most answers are not encoded.
  const zlib = require('node:zlib') as typeof import('node:zlib')
  const { BROTLI_OPERATION_FLUSH, Z_SYNC_FLUSH } = zlib.constants
  // Servers are known to leave out the end of a compressed body; what came is given out, as fetch and browsers do.
  const flush = { flush: Z_SYNC_FLUSH, finishFlush: Z_SYNC_FLUSH }
  const flushBrotli = { flush: BROTLI_OPERATION_FLUSH, finishFlush: BROTLI_OPERATION_FLUSH }
  const gunzip = (encoded: Chunks) => through(encoded, zlib.createGunzip(flush))
  return new Map([
    ['gzip', gunzip],
    ['x-gzip', gunzip],
    [
      'deflate',
      (encoded) => inflated(encoded, (isBare) => (isBare ? zlib.createInflateRaw(flush) : zlib.createInflate(flush)))
    ],
    ['br', (encoded) => through(encoded, zlib.createBrotliDecompress(flushBrotli))]
  ])
}

async function* chunksOf(reader: BodyReader): Chunks {
  let part: BodyPart | undefined
  try {
    for (part = await reader.read(); !part.done; part = await reader.read()) yield part.value
  } finally {
    if (!part?.done) await reader.cancel()
  }
}

function readerOf(chunks: Chunks): BodyReader {
  const iterator = chunks[Symbol.asyncIterator]()
  return {
    async read() {
      const { done, value } = await iterator.next()
      return done ? { done: true, value: undefined } : { done: false, value }
    },
    async cancel() {
      await iterator.return?.()
    }
  }
}

function through(encoded: Chunks, decoder: Transform): Chunks {
  // The error reaches whoever reads the decoder.
  return pipeline(encoded, decoder, () => {})
}

async function* inflated(encoded: Chunks, createInflater: (isBare: boolean) => Transform): Chunks {
  const iterator = encoded[Symbol.asyncIterator]()
  const first = await iterator.next()
  if (first.done) return
  // RFC 1950 §2.2: the low half of the first byte names the method, of which there is one.
  const isBare = (first.value[0] & 0x0f) !== 8
  const rest = { [Symbol.asyncIterator]: () => iterator }
  yield* through(startingWith(first.value, rest), createInflater(isBare))
}

async function* startingWith(first: Chunk, rest: Chunks): Chunks {
  yield first
  yield* rest
}
