import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { DestinationDefinition, JSONObject } from '@segment/actions-core'
import type { Config, ConfiguredDestination } from '../../config/config'
import { openSqlite } from '../../store/sqlite'
import { until } from '../../testing/failures'
import { trackOf } from '../../testing/process'
import { configOf, destinationOf, startVendor, vendorDefinition } from '../../testing/vendor'
import { startWorker } from '../worker'

/** A destination that refreshes its tokens at `/token` of the vendor, where `id` is the refresh token. */
function oauthDefinition(url: string): ConfiguredDestination['definition'] {
  const definition: DestinationDefinition<JSONObject> = {
    ...vendorDefinition(url),
    authentication: {
      scheme: 'oauth2',
      fields: {},
      refreshAccessToken: async (request, { auth }) => {
        const json = { id: auth.refreshToken }
        const { data } = await request<{ access_token: string }>(`${url}/token`, { method: 'post', json })
        return { accessToken: data!.access_token }
      }
    },
    extendRequest: ({ auth }) => ({ headers: { authorization: `Bearer ${auth?.accessToken}` } })
  }
  return definition as ConfiguredDestination['definition']
}

it('invalid_grant parks the account with its events; they go on when its settings change', async () => {
  const vendor = await startVendor()
  const store = await openSqlite(join(mkdtempSync(join(tmpdir(), 'delivery-accounts-')), 'events.db'))
  vendor.answer = ({ path, ids: [token], authorization }) => {
    if (path !== '/token') return authorization === 'Bearer new-token' ? 200 : 401
    return token === 'new-refresh-token'
      ? { status: 200, body: { access_token: 'new-token' } }
      : { status: 400, body: { error: 'invalid_grant', error_description: `${token} was revoked.` } }
  }
  const withTokens = (oauth: JSONObject, settingsDigest: string) =>
    configOf([
      destinationOf('crm', vendor.url, { definition: oauthDefinition(vendor.url), settings: { oauth }, settingsDigest })
    ])
  let config = withTokens({ access_token: 'old-token', refresh_token: 'revoked-refresh-token' }, 'settings-1')
  let tell = (_: Config) => {}
  const onChange = (listener: typeof tell) => {
    tell = listener
    return () => {}
  }
  const worker = await startWorker({ store, config: { current: () => config, onChange }, pollMs: 5 })
  try {
    await store.enqueue(Array.from({ length: 40 }, (_, n) => trackOf(`m${n}`)))
    await until(async () => (await store.pauses()).length > 0)
    const [pause] = await store.pauses()
    expect(pause).toMatchObject({ destination: 'crm', subscription: '', kind: 'account', remainingMs: Infinity })
    expect(pause!.reason).not.toContain('revoked-refresh-token')
    const kept = (await store.depth()).reduce((sum, { fresh, waiting }) => sum + fresh + waiting, 0)
    expect([kept, await store.dead({}, { limit: 1 })]).toEqual([40, []])

    config = withTokens({ access_token: 'old-token', refresh_token: 'new-refresh-token' }, 'settings-2')
    tell(config)
    await until(async () => (await store.depth()).length === 0)
    expect(vendor.requests.filter(({ authorization }) => authorization === 'Bearer new-token')).toHaveLength(40)
    expect([await store.pauses(), await store.dead({}, { limit: 1 })]).toEqual([[], []])
  } finally {
    await worker.stop(0)
    await store.close()
    await vendor.close()
  }
})
