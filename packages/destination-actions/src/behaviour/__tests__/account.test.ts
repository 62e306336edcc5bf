import type { DestinationDefinition } from '@segment/actions-core'
import { makeAccount } from '../account'

const text = { label: 'Text', description: 'A text.' }

function withAuthentication(scheme: string, fields: object): DestinationDefinition {
  return { name: 'Sample', mode: 'cloud', actions: {}, authentication: { scheme, fields } } as DestinationDefinition
}

it('fills in what is required, secret or has a default, by type', () => {
  const definition = withAuthentication('custom', {
    key: { ...text, type: 'password' },
    site: { ...text, type: 'string', required: true },
    address: { ...text, type: 'string', format: 'uri', required: true },
    region: { ...text, type: 'string', required: true, choices: [{ label: 'EU', value: 'eu' }] },
    port: { ...text, type: 'number', required: true },
    verbose: { ...text, type: 'boolean', required: true },
    version: { ...text, type: 'number', default: 2 },
    note: { ...text, type: 'string' }
  })
  expect(makeAccount(definition, { site: 'mine' })).toEqual({
    settings: {
      key: 'fake-key-0123456789',
      site: 'mine',
      address: 'https://account.example.com',
      region: 'eu',
      port: 1,
      verbose: true,
      version: 2
    },
    secrets: ['fake-key-0123456789']
  })
})

it('has tokens for OAuth, which are secrets', () => {
  const { settings, secrets } = makeAccount(withAuthentication('oauth2', {}))
  expect(settings.oauth).toMatchObject({
    access_token: secrets[0],
    refresh_token: secrets[1],
    clientSecret: secrets[2]
  })
})

it('knows the pair of basic credentials', () => {
  const definition = withAuthentication('basic', {
    username: { ...text, type: 'string', required: true },
    password: { ...text, type: 'password', required: true }
  })
  expect(makeAccount(definition).secrets).toContain('sample-username:fake-password-0123456789')
})

it('has no settings where the destination needs no account', () => {
  expect(makeAccount({ name: 'Sample', mode: 'cloud', actions: {} })).toEqual({ settings: {}, secrets: [] })
})
