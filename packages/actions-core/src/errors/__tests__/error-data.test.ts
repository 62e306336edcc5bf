import {
  APIError,
  createRedactor,
  Destination,
  errorData,
  PayloadValidationError,
  RetryableError,
  type Transport
} from '../..'
import { definition, event, secret, settings } from '../../__tests__/example-definition'

describe('errorData', () => {
  const now = Date.parse('2026-01-01T00:00:00Z')
  const unknown = { code: 'INTERNAL_SERVER_ERROR', status: 500, scope: 'destination', retryable: true }
  const answered = async (status: number, headers?: Record<string, string>) => {
    const transport: Transport = async () => new Response('', { status, headers })
    return new Destination(definition, { transport }).onEvent(event, settings()).catch((error: unknown) => error)
  }

  it.each([
    [429, { 'retry-after': '30' }, { code: 'TOO_MANY_REQUESTS', retryable: true, retryAfterMs: 30_000 }],
    [
      503,
      { 'retry-after': 'Thu, 01 Jan 2026 00:01:00 GMT' },
      { code: 'SERVICE_UNAVAILABLE', retryable: true, retryAfterMs: 60_000 }
    ],
    [404, undefined, { code: 'NOT_FOUND', retryable: false, message: 'Not Found' }],
    [501, undefined, { code: 'NOT_IMPLEMENTED', retryable: false }]
  ])('reads an answer of %i', async (status, headers, expected) => {
    expect(errorData(await answered(status, headers), undefined, now)).toMatchObject({ status, ...expected })
  })

  it.each([
    [
      new PayloadValidationError('bad'),
      { code: 'PAYLOAD_VALIDATION_FAILED', status: 400, scope: 'event', retryable: false, message: 'bad' }
    ],
    [
      new RetryableError('later', 429),
      { code: 'RETRYABLE_ERROR', status: 429, scope: 'destination', retryable: true, message: 'later' }
    ],
    [new APIError('gone', 410), { code: '410', status: 410, scope: 'event', retryable: false, message: 'gone' }],
    [Object.assign(new Error('x'), { code: 'ECONNREFUSED' }), { ...unknown, message: 'x', cause: 'ECONNREFUSED' }],
    [
      Object.assign(new Error('x'), { code: 'ETIMEDOUT' }),
      { ...unknown, code: 'REQUEST_TIMEOUT', status: 408, message: 'x', cause: 'ETIMEDOUT' }
    ],
    ['text', { ...unknown, message: 'text' }],
    [undefined, { ...unknown, message: 'undefined' }]
  ])('reads %s', (error, expected) => {
    expect(errorData(error)).toEqual(expected)
  })

  it('takes secrets out of the message', () => {
    expect(errorData(new Error(`key ${secret} is wrong`), createRedactor([secret])).message).toBe(
      'key [redacted] is wrong'
    )
  })
})
