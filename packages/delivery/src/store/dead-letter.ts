/** What a worker knows of an event that it gives up. */
export interface NewDeadLetter {
  messageId: string
  /** The type of the event and, of `track`, its name: to recognise it in a list. */
  title: string
  source: string
  receivedAt: number
  body: string
  order: string | null
  /** A code of `docs/errors.md`, or the destination's own. */
  code: string
  scope: string
  status: number
  attempts: number
  message: string
  /** The last request and its answer, redacted, as JSON text. */
  sample: string | null
}

/** An event that was given up. */
export interface DeadLetter extends NewDeadLetter {
  /** Grows with time: newer letters have greater IDs. */
  id: number
  destination: string
  subscription: string
  /** When it was given up, in milliseconds since 1970. */
  failedAt: number
}

/** Which dead letters. Parts that are absent match everything. */
export interface DeadFilter {
  destination?: string
  subscription?: string
  code?: string
  /** Given up at this time or later, in milliseconds since 1970. */
  since?: number
  /** Given up before this time. */
  until?: number
  ids?: number[]
}
