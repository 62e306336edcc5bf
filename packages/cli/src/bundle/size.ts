import { brotliCompressSync, gzipSync } from 'node:zlib'

/** The size of a script in bytes: as it is, and as it is sent. */
export interface Size {
  plain: number
  gzip: number
  brotli: number
}

/** Measures a script, compressed as well as the formats can. */
export function sizeOf(code: Uint8Array): Size {
  return { plain: code.length, gzip: gzipSync(code, { level: 9 }).length, brotli: brotliCompressSync(code).length }
}

/** Writes a size for people: `12.3 kB`, of 1,000 bytes each. */
export function kilobytes(bytes: number): string {
  return `${(bytes / 1000).toFixed(1)} kB`
}
