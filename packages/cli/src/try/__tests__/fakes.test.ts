import { createFaker, withoutNamedSecrets } from '../fakes'

it.each([
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

  expect(withoutNamedSecrets(value)).toEqual(expected === 'all' ? all : expected)
})

it.each([
  ['Key-42-us1', 'Xxx-00-xx0'],
  ['https://hooks.example.com/services/T0/abc', 'https://hooks.example.com/xxxxxxxx/X0/xxx'],
  ['geheim "ü" 7', 'xxxxxx "x" 0']
])('the fake of %s has its form', (secret, fake) => {
  const data = { settings: { key: secret }, url: `https://example.com/?q=${encodeURIComponent(secret)}` }
  expect(createFaker([secret])(data)).toEqual({ settings: { key: fake }, url: `https://example.com/?q=${fake}` })
})
