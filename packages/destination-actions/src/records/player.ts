import type { Transport } from '@segment/actions-core'
import { requestDifferences, type Difference } from './compare'
import type { RecordedExchange, RecordedRequest, RecordedResponse } from './format'
import { comparableRequest } from './request'

/** The requests of a case, beside the recorded ones. */
export interface Played {
  /** Each request in the order of sending; `recorded` is absent for an extra one. */
  sent: { request: RecordedRequest; recorded?: RecordedExchange }[]
  /** The recorded requests that were not sent. */
  missing: RecordedRequest[]
}

/** Answers the requests of one case from its records. */
export interface Player extends Played {
  transport: Transport
  /** Answers a call of a client that does not use HTTP. */
  answer: (request: RecordedRequest) => RecordedResponse
  /** Waits for requests that were sent and not awaited. */
  settle: () => Promise<void>
}

/**
 * Creates the player of recorded exchanges. A request gets the response of the recorded request that equals it among
 * concurrent ones, otherwise of one with the same method and URL, otherwise of the first that is left. An extra request
 * is answered with 200 and an empty object.
 */
export function createPlayer(exchanges: readonly RecordedExchange[]): Player {
  const left = exchanges.map((exchange, index) => ({ exchange, after: exchange.after ?? index, index }))
  const sent: Played['sent'] = []
  const inTheAir = new Set<object>()

  const answer = (request: RecordedRequest): RecordedResponse => {
    const together = left.filter(({ after }) => after <= left[0]!.index).map(({ exchange }) => exchange)
    const found =
      together.find((one) => requestDifferences(one.request, request).length === 0) ??
      together.find((one) => one.request.method === request.method && pathOf(one.request) === pathOf(request)) ??
      left[0]?.exchange
    sent.push({ request, ...(found && { recorded: found }) })
    if (!found) return { status: 200, body: {} }
    left.splice(
      left.findIndex(({ exchange }) => exchange === found),
      1
    )
    return found.response
  }

  const transport: Transport = async (url, init) => {
    inTheAir.add(init)
    try {
      const response = answer(await comparableRequest(url, init))
      // Concurrent requests are all sent before the first response arrives.
      await aMoment()
      await aMoment()
      return responseOf(response)
    } finally {
      inTheAir.delete(init)
    }
  }

  return {
    transport,
    answer,
    sent,
    get missing() {
      return left.map(({ exchange }) => exchange.request)
    },
    settle: async () => {
      for (let turn = 0; turn < 3 || (inTheAir.size > 0 && turn < 40); turn += 1) await aMoment()
    }
  }
}

/** Returns the differences between what was sent and what was recorded. */
export function playedDifferences({ sent, missing }: Played): Difference[] {
  return [
    ...sent.flatMap(({ request, recorded }, index) =>
      recorded
        ? requestDifferences(recorded.request, request).map((one) => ({ ...one, request: index + 1 }))
        : [{ request: index + 1, key: '', got: nameOf(request) }]
    ),
    ...missing.map((request) => ({ key: 'request', expected: nameOf(request) }))
  ]
}

/** Creates the response for the runtime. Throws an Error if there was none. */
export function responseOf({ status, failure, headers = {}, body }: RecordedResponse): Response {
  if (status === 0) throw new Error(failure)
  const text = body === undefined || body === null ? '' : typeof body === 'string' ? body : JSON.stringify(body)
  const type = typeof body !== 'string' && text !== '' && { 'content-type': 'application/json' }
  // A response of these statuses must not have a body: https://fetch.spec.whatwg.org/#null-body-status
  const hasBody = ![204, 205, 304].includes(status)
  return new Response(hasBody ? text : null, { status, headers: { ...type, ...headers } })
}

function aMoment(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve))
}

function pathOf({ url }: RecordedRequest): string {
  return url.split('?')[0]!
}

function nameOf({ method, url }: RecordedRequest): string {
  return `${method} ${url}`
}
