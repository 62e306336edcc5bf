import type { BodyReader } from '../body-reader'
import type { Ending, Follower } from '../ending'
import type { Chunk, DispatchHandler, Dispatcher, DispatchRequest, RawText } from './dispatcher'
import { IncomingBody } from './incoming-body'

/** An answer whose head has arrived. */
export interface Answer {
  status: number
  statusText: string
  headers: Headers
  /** The body, as the server has encoded it; `null` where the answer has none by its nature. */
  reader: BodyReader | null
}

// https://fetch.spec.whatwg.org/#null-body-status
const BODILESS = new Set([101, 103, 204, 205, 304])

/**
 * Sends a request.
 *
 * @param ending ends the exchange at any stage when it aborts, also while the body is read
 * @throws the reason of the ending, or the error that the dispatcher reports
 */
export function exchange(
  dispatcher: Dispatcher,
  request: DispatchRequest,
  ending: Ending | AbortSignal
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const isBodiless = request.method === 'HEAD'
    dispatcher.dispatch(request, new Exchange({ isBodiless, ending, resolve, reject }))
  })
}

interface Course {
  isBodiless: boolean
  ending: Ending | AbortSignal
  resolve: (answer: Answer) => void
  reject: (reason: unknown) => void
}

class Exchange implements DispatchHandler, Follower {
  private abort?: (reason?: unknown) => void
  private body?: IncomingBody

  constructor(private readonly course: Course) {
    course.ending.addEventListener('abort', this)
  }

  onConnect(abort: (reason?: unknown) => void): void {
    const { ending } = this.course
    if (ending.aborted) abort(ending.reason)
    else this.abort = abort
  }

  onHeaders(status: number, rawHeaders: RawText[], resume: () => void, statusText: string): boolean {
    if (status < 200) return true
    const { isBodiless, resolve } = this.course
    const headers = headersOf(rawHeaders)
    const hasBody = !isBodiless && !BODILESS.has(status)
    if (hasBody) this.body = new IncomingBody(resume, () => this.abort?.())
    resolve({ status, statusText, headers, reader: this.body ?? null })
    return true
  }

  onData(chunk: Chunk): boolean {
    return this.body?.push(chunk) ?? true
  }

  onComplete(): void {
    this.unfollow()
    this.body?.end()
  }

  onError(error: unknown): void {
    this.unfollow()
    this.course.reject(error)
    this.body?.fail(error)
  }

  /** The ending aborts: ends an exchange that may not even have a connection yet. */
  handleEvent(): void {
    const { reason } = this.course.ending
    this.onError(reason)
    this.abort?.(reason)
  }

  /** Endings outlive exchanges: one serves all hops of a redirect. */
  private unfollow(): void {
    this.course.ending.removeEventListener('abort', this)
  }
}

function headersOf(raw: RawText[]): Headers {
  const headers = new Headers()
  for (let i = 0; i < raw.length; i += 2) headers.append(raw[i].toString('latin1'), raw[i + 1].toString('latin1'))
  return headers
}
