import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import {
  APIError,
  CustomErrorCodes,
  ErrorCodes,
  getErrorCodeFromHttpStatus,
  HttpErrorCodes,
  IntegrationError,
  InvalidAudienceMembershipError,
  InvalidAuthenticationError,
  isRetryableStatus,
  PayloadValidationError,
  RetryableError,
  SelfTimeoutError
} from '../..'

describe('error classes (errors.md §1)', () => {
  it.each([
    ['IntegrationError', 'C', 418, new IntegrationError('m', 'C', 418)],
    ['PayloadValidationError', 'PAYLOAD_VALIDATION_FAILED', 400, new PayloadValidationError('m')],
    ['InvalidAudienceMembershipError', 'INVALID_AUDIENCE_MEMBERSHIP', 400, new InvalidAudienceMembershipError('m')],
    ['APIError', '409', 409, new APIError('m', 409)],
    ['SelfTimeoutError', 'SELF_TIMEOUT', 408, new SelfTimeoutError('m')],
    ['RetryableError', 'RETRYABLE_ERROR', 500, new RetryableError('m')],
    ['RetryableError', 'RETRYABLE_ERROR', 429, new RetryableError('m', 429)],
    ['InvalidAuthenticationError', 'INVALID_AUTHENTICATION', 401, new InvalidAuthenticationError('m')],
    ['InvalidAuthenticationError', 'X', 401, new InvalidAuthenticationError('m', 'X')]
  ])(
    '%s has its name, the code %s and the status %i, and serialises to the latter two',
    (name, code, status, error) => {
      expect(error).toBeInstanceOf(Error)
      expect([error.name, error.message]).toEqual([name, 'm'])
      expect(JSON.parse(JSON.stringify(error))).toEqual({ code, status })
    }
  )

  it('only four are IntegrationErrors', () => {
    expect(new PayloadValidationError('')).toBeInstanceOf(IntegrationError)
    expect(new SelfTimeoutError('')).toBeInstanceOf(IntegrationError)
    expect(new RetryableError()).not.toBeInstanceOf(IntegrationError)
    expect(new InvalidAuthenticationError()).not.toBeInstanceOf(IntegrationError)
  })
})

describe('codes (errors.md §2)', () => {
  it('each code is its own key, and there are 78', () => {
    expect(Object.keys(ErrorCodes)).toHaveLength(78)
    expect(Object.entries(ErrorCodes).filter(([key, value]) => key !== value)).toEqual([])
  })

  it.each([
    [301, 'MOVED_PERMENANTLY'],
    [404, 'NOT_FOUND'],
    [529, 'SITE_IS_OVERLOADED'],
    [419, 'UNKNOWN_ERROR'],
    [0, 'UNKNOWN_ERROR']
  ])('%i is %s', (status, code) => {
    expect(getErrorCodeFromHttpStatus(status)).toBe(code)
  })
})

it('docs/errors.md lists every code, with its status and whether it is tried again', () => {
  const docs = readFileSync(join(__dirname, '../../../../../docs/errors.md'), 'utf8')
  const rows = [
    ...docs.matchAll(/^\| `(?<code>\w+)` +\| (?<status>[^|]+?) +\| (?<retried>yes|no|by status) +\|/gm)
  ].map(({ groups }) => [groups?.code, groups?.status, groups?.retried])
  const statuses = Array.from({ length: 500 }, (_, index) => index + 100)
  const expected = Object.keys(HttpErrorCodes).map((code) => {
    const status = statuses.find((candidate) => getErrorCodeFromHttpStatus(candidate) === code) ?? 0
    return [code, String(status), isRetryableStatus(status) ? 'yes' : 'no']
  })
  expect(rows.filter(([code]) => Object.hasOwn(HttpErrorCodes, code!))).toEqual(expected)
  expect(rows.filter(([code]) => !Object.hasOwn(HttpErrorCodes, code!)).map(([code]) => code)).toEqual(
    Object.keys(CustomErrorCodes)
  )
})
