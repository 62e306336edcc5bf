import type { IHeaders } from 'kafkajs'

/**
 * The headers of a message: Kafka's are bytes, and kafkajs accepts texts and buffers only. Other values are written as
 * JSON, a null as nothing; a list is one header for each value.
 */
export function headersOf(values: Record<string, unknown>): IHeaders {
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => [name, Array.isArray(value) ? value.map(bytesOf) : bytesOf(value)])
  )
}

function bytesOf(value: unknown): Buffer | string {
  if (typeof value === 'string') return value
  const bytes = Buffer.from(value === null ? '' : JSON.stringify(value))
  // A record of the call shows the value, and not a list of bytes.
  return Object.assign(bytes, { toJSON: () => value }) as Buffer
}
