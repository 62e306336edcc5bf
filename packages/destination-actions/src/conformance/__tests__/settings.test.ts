import { isSecretName } from '../settings'
import { faultsOf } from './faults'
import type { Fault } from './faults'

it.each<Fault>([
  [
    'an access token under its own name',
    (d) => {
      d.authentication.scheme = 'oauth-managed'
      d.authentication.fields.access_token = { label: 'Token', description: 'It.', type: 'password' }
      delete d.authentication.fields.apiKey
    },
    "authentication.fields.access_token: OAuth reserves the name 'access_token'. Rename the setting."
  ]
])('settings do not use the names of OAuth: %s', (_, breakIt, message) => {
  expect(faultsOf('settings do not use the names of OAuth', breakIt)).toEqual([expect.stringContaining(message)])
})

it.each<Fault>([
  [
    'a secret as a plain text',
    (d) => (d.authentication.fields.apiKey.type = 'string'),
    "authentication.fields.apiKey.type: the name says that it is a secret. Make its type 'password'."
  ],
  [
    'a secret of audiences as a plain text',
    (d) => (d.audienceFields = { access_token: { label: 'Token', description: 'It.', type: 'string' } }),
    "audienceFields.access_token.type: the name says that it is a secret. Make its type 'password'."
  ]
])('secrets have the type password: %s', (_, breakIt, message) => {
  expect(faultsOf('secrets have the type password', breakIt)).toEqual([expect.stringContaining(message)])
})

describe('isSecretName', () => {
  it.each([
    'apiKey',
    'api_key',
    'APIKey',
    'apikey',
    'pushwooshAPIKey',
    'token',
    'accessToken',
    'sharedSecret',
    'client_secret',
    'dbPassword',
    'password',
    'secretAccessKey',
    'source_write_key'
  ])('takes %s for a secret', (name) => expect(isSecretName(name)).toBe(true))

  it.each(['accessKeyId', 'publicKey', 'key', 'tokenUrl', 'region', 'secretary', 'event_key', 'keyPrefix'])(
    'does not take %s for a secret',
    (name) => expect(isSecretName(name)).toBe(false)
  )
})
