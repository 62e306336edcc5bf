import { UsageError } from '@segment/actions-input'
import { challengeOf, createPkce, authorizeUrl } from '../code-request'

it('makes the challenge of RFC 7636, appendix B', () => {
  expect(challengeOf('dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk')).toBe('E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM')
})

it('makes another verifier each time, in the letters and the length that RFC 7636 §4.1 allows', () => {
  const [one, other] = [createPkce(), createPkce()]
  expect(one.verifier).toMatch(/^[\w.~-]{43,128}$/)
  expect(one.challenge).toBe(challengeOf(one.verifier))
  expect(other.verifier).not.toBe(one.verifier)
})

const client = {
  authorizeUrl: 'https://login.example.com/authorize?tenant=t%201',
  tokenUrl: 'https://login.example.com/token',
  clientId: 'app & co',
  clientSecret: 'very-secret'
}
const request = { redirectUri: 'http://127.0.0.1:8400/callback', state: 's', challenge: 'c' }

it('holds what RFC 6749 and RFC 7636 want, keeps the query of the provider, and no secret', () => {
  const url = new URL(authorizeUrl({ ...client, scope: 'a b' }, { ...request, parameters: ['prompt=a=b'] }))
  expect(url.origin + url.pathname).toBe('https://login.example.com/authorize')
  expect(Object.fromEntries(url.searchParams)).toEqual({
    tenant: 't 1',
    response_type: 'code',
    client_id: 'app & co',
    redirect_uri: 'http://127.0.0.1:8400/callback',
    scope: 'a b',
    state: 's',
    code_challenge: 'c',
    code_challenge_method: 'S256',
    prompt: 'a=b'
  })
})

it('leaves the scope out where none is wanted', () => {
  expect(authorizeUrl(client, request)).not.toContain('scope')
})

it.each(['access_type', '=offline', 'state=mine'])('refuses the parameter %j', (parameter) => {
  expect(() => authorizeUrl(client, { ...request, parameters: [parameter] })).toThrow(UsageError)
})
