import { FailureError } from '@segment/actions-input'
import { readTokenAnswer } from '../tokens'

const JSON_TYPE = 'application/json;charset=UTF-8'
const read = (body: unknown, status = 200, contentType = JSON_TYPE) =>
  readTokenAnswer({ status, contentType, body: typeof body === 'string' ? body : JSON.stringify(body) })

describe('tokens', () => {
  it.each([
    [{ access_token: 'a', token_type: 'Bearer' }, { accessToken: 'a' }],
    [
      { access_token: 'a', refresh_token: 'r', expires_in: 3600, scope: 'x y' },
      { accessToken: 'a', refreshToken: 'r', expiresIn: 3600, scope: 'x y' }
    ],
    [
      { access_token: 'a', expires_in: '60', refresh_token: '' },
      { accessToken: 'a', expiresIn: 60 }
    ],
    [{ access_token: 'a', expires_in: null, refresh_token: null, scope: null }, { accessToken: 'a' }]
  ])('of %j are %j', (body, tokens) => expect(read(body)).toEqual(tokens))

  it('are read from a form too', () => {
    expect(read('access_token=a&scope=x+y', 200, 'application/x-www-form-urlencoded')).toEqual({
      accessToken: 'a',
      scope: 'x y'
    })
  })
})

describe('a refusal is told in words', () => {
  it.each([
    [
      { error: 'invalid_client' },
      /^The provider rejected the request \(invalid_client\): the provider does not know the client/
    ],
    [{ error: 'invalid_grant', error_description: 'Too old.' }, /invalid_grant.* It says: "Too old\."/],
    [{ error: 'unauthorized_client' }, /Allow the authorization-code grant/],
    [{ error: 'slow_down', error_uri: 'https://example.com/e' }, /\(slow_down\)\. See https:\/\/example\.com\/e/],
    [
      { error: 'constructor' },
      /^The provider rejected the request \(constructor\)\. \(The token endpoint answered 400\.\)$/
    ],
    [{ error: 'x', error_description: '\u001b[2Jgone' }, /It says: " \[2Jgone"/]
  ])('%j', (body, message) => {
    expect(() => read(body, 400)).toThrow(FailureError)
    expect(() => read(body, 400)).toThrow(message)
  })

  it('also when it comes with status 200', () => expect(() => read({ error: 'bad_code' })).toThrow(/bad_code/))
})

describe('an answer without tokens is named and not repeated', () => {
  it.each([
    [{ token: 'secret' }, 200, 'answered 200 with an object with token, but'],
    [{ access_token: 5 }, 200, 'with an object with access_token, but'],
    ['<html>secret</html>', 502, 'answered 502 with something that is not a JSON object'],
    ['null', 200, 'something that is not a JSON object'],
    ['', 404, 'something that is not a JSON object']
  ])('%j', (body, status, message) => {
    expect(() => read(body, status)).toThrow(message)
    expect(() => read(body, status)).toThrow(/^(?!.*secret)/)
  })
})
