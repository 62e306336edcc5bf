import { PayloadValidationError } from '@segment/actions-core'
import { toRequestHeaders } from '../request-headers'

describe('toRequestHeaders', () => {
  it.each([
    [undefined, {}],
    [
      { 'X-A': 'text', 'x-number': 7, 'x-flag': false },
      { 'x-a': 'text', 'x-number': '7', 'x-flag': 'false' }
    ],
    [{ 'x-a': null, 'x-b': undefined }, {}]
  ])('%j becomes %j', (mapped, headers) => {
    expect(toRequestHeaders(mapped)).toEqual(headers)
  })

  it.each([
    ['a name with a blank', { 'x y': 'hush' }],
    ['a line break', { 'x-a': 'hush\r\nx-b: c' }],
    ['a list', { 'x-a': ['hush'] }],
    ['a header of the connection', { Upgrade: 'hush' }]
  ])('refuses %s without saying the value', (_, mapped) => {
    expect(() => toRequestHeaders(mapped)).toThrow(PayloadValidationError)
    expect(() => toRequestHeaders(mapped)).toThrow(/^The header '[^h]+' cannot be sent: (?!.*hush)/)
  })
})
