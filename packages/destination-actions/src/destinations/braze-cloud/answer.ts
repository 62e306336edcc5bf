import { PayloadValidationError, errorData } from '@segment/actions-core'
import type { RequestClient, RequestOptions } from '@segment/actions-core'

/** What Braze says of one thing in a request. */
export interface BrazeError {
  /** What is wrong: `type` in answers of /users, `message` in those of /catalogs. */
  type?: string
  message?: string
  /** In answers of /users/track: which element of the list that was sent. */
  index?: number
  /** In answers of /catalogs: the values that are wrong, such as IDs of items. */
  parameter_values?: unknown[]
}

/** How a request ended. */
export interface Answer {
  status: number
  ok: boolean
  /** `success`, or why nothing was accepted. */
  message: string
  /** The things that were not accepted, also in answers that are successes as a whole. */
  errors: BrazeError[]
}

/** Sends a request and tells how it ended. Does not throw: where no answer came, the status is that of the error. */
export async function answerTo(request: RequestClient, url: string, options: RequestOptions): Promise<Answer> {
  try {
    const { status, ok, statusText, data } = await request(url, { ...options, throwHttpErrors: false })
    return { status, ok, message: messageIn(data) ?? (ok ? 'success' : statusText), errors: errorsIn(data) }
  } catch (error) {
    const { status, message } = errorData(error)
    return { status, ok: false, message, errors: [] }
  }
}

/**
 * Waits for the response to a request, and looks whether Braze accepted what was in it.
 *
 * @throws PayloadValidationError where the request is a success but not all in it; what the request throws
 */
export async function acceptedBy<Response extends { data: unknown }>(sending: Promise<Response>): Promise<Response> {
  const response = await sending
  const [error] = errorsIn(response.data)
  if (error) throw new PayloadValidationError(`Braze did not accept the data: ${error.type ?? error.message}`)
  return response
}

/** https://www.braze.com/docs/api/errors/#server-responses describes the body. Any other body tells nothing. */
function messageIn(data: unknown): string | undefined {
  const { message } = (data ?? {}) as { message?: unknown }
  return typeof message === 'string' ? message : undefined
}

function errorsIn(data: unknown): BrazeError[] {
  const { errors } = (data ?? {}) as { errors?: unknown }
  if (!Array.isArray(errors)) return []
  return errors.map((error: unknown) =>
    typeof error === 'object' && error !== null ? (error as BrazeError) : { type: String(error) }
  )
}
