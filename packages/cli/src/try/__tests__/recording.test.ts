import { createRedactor } from '@segment/actions-core'
import { withoutSecrets } from '../recording'

const redact = createRedactor(['the-secret-of-the-account'])

it.each([
  [{ a: 'the-secret-of-the-account' }, { a: '[redacted]' }],
  [{ access_token: 'x', 'x-parcel-token': 'x', apiKey: 'x', clientSecret: 'x', password: 'x' }, 'all'],
  [
    { body: '{"a":1,"accessToken":"say \\"hi\\"", "b":[{"token":"y"}]}' },
    { body: '{"a":1,"accessToken":"[redacted]","b":[{"token":"[redacted]"}]}' }
  ],
  [{ body: '{ "a": 1 }' }, { body: '{ "a": 1 }' }],
  [
    { body: 'grant_type=refresh&refresh_token=x&client_secret=y' },
    { body: 'grant_type=refresh&refresh_token=[redacted]&client_secret=[redacted]' }
  ],
  [{ url: 'https://example.com/?a=b&api_key=x#top' }, { url: 'https://example.com/?a=b&api_key=[redacted]#top' }],
  [
    { tokens: 3, text: 'a token = nothing', list: [null, true] },
    { tokens: 3, text: 'a token = nothing', list: [null, true] }
  ]
])('of %j nothing secret is left', (value, expected) => {
  const all = Object.fromEntries(Object.keys(value).map((key) => [key, '[redacted]']))

  expect(withoutSecrets(value, redact)).toEqual(expected === 'all' ? all : expected)
})
