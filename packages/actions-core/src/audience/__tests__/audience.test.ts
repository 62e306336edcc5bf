import { Destination, FLAGS, resolveAudienceMembership, type AudienceDestinationDefinition, type SyncMode } from '../..'

const from = (personas: unknown, more: object = {}) => ({ type: 'track', context: { personas }, ...more })
const audience = { computation_class: 'audience', computation_key: 'vip' }
const step = { computation_class: 'journey_step', computation_key: 'vip' }
const legacy = { [FLAGS.ACTIONS_LEGACY_JOURNEYS_AUDIENCE_MEMBERSHIP]: true }

describe('resolveAudienceMembership (destination-kit §4)', () => {
  it.each([
    ['a track of an audience', from(audience, { properties: { vip: true } }), undefined, {}, true],
    ['an identify that leaves', from(audience, { type: 'identify', traits: { vip: false } }), undefined, {}, false],
    ['a journey step', from(step, { properties: { vip: true } }), undefined, {}, true],
    ['a value that is not a boolean', from(audience, { properties: { vip: 'yes' } }), undefined, {}, undefined],
    ['a value in the wrong place', from(audience, { traits: { vip: true } }), undefined, {}, undefined],
    [
      'an empty key',
      from({ ...audience, computation_key: '' }, { properties: { '': true } }),
      undefined,
      {},
      undefined
    ],
    [
      'an inherited key',
      from({ ...audience, computation_key: 'constructor' }, { properties: {} }),
      undefined,
      {},
      undefined
    ],
    [
      'another class',
      from({ ...audience, computation_class: 'x' }, { properties: { vip: true } }),
      undefined,
      {},
      undefined
    ],
    ['a new row, mode add', { type: 'track', event: 'new' }, 'add', {}, true],
    ['an updated row, mode add', { type: 'track', event: 'updated' }, 'add', {}, undefined],
    ['an updated row, mode update', { type: 'track', event: 'updated' }, 'update', {}, true],
    ['an updated row, mode upsert', { type: 'track', event: 'updated' }, 'upsert', {}, true],
    ['a new row, mode mirror', { type: 'track', event: 'new' }, 'mirror', {}, true],
    ['a deleted row, mode mirror', { type: 'track', event: 'deleted' }, 'mirror', {}, false],
    ['a deleted row, mode delete', { type: 'track', event: 'deleted' }, 'delete', {}, false],
    ['a new row, no mode', { type: 'track', event: 'new' }, undefined, {}, undefined],
    ['a page, mode add', { type: 'page', event: 'new' }, 'add', {}, undefined],
    ['a legacy journey step', from(step, { properties: {} }), undefined, legacy, true],
    ['a legacy journey step, feature off', from(step, { properties: {} }), undefined, {}, undefined],
    ['a legacy audience', from(audience, { properties: {} }), undefined, legacy, undefined],
    ['no context', { type: 'track', context: null }, undefined, legacy, undefined],
    ['no event', undefined, 'add', legacy, undefined]
  ])('%s', (_, event, syncMode, features, expected) => {
    expect(resolveAudienceMembership(event, syncMode as SyncMode, features)).toBe(expected)
  })
})

describe('createAudience and getAudience (destination-kit §2.3)', () => {
  type Settings = { token: string }
  const setting = { label: 'Size', description: 'The size.', type: 'number' } as const
  const definition = {
    name: 'Example',
    mode: 'cloud',
    actions: {},
    authentication: { scheme: 'oauth2', fields: {}, refreshAccessToken: async () => ({ accessToken: 'new' }) },
    extendRequest: ({ auth, audienceSettings }) => ({
      headers: {
        authorization: `Bearer ${auth?.accessToken}`,
        'x-size': `${(audienceSettings as { size: number })?.size}`
      }
    }),
    audienceFields: { size: { ...setting, required: true } },
    audienceConfig: {
      mode: { type: 'synced', full_audience_sync: false },
      createAudience: async (request, { audienceName }) => {
        const { data } = await request<{ id: string }>(`https://api.example.com/${audienceName}`, { method: 'post' })
        return { externalId: data.id }
      },
      getAudience: async (request, { externalId }) => {
        await request(`https://api.example.com/${externalId}`)
        return { externalId }
      }
    }
  } as AudienceDestinationDefinition<Settings, { size: number }>
  const settings = () => ({ token: 't', oauth: { access_token: 'old' } })

  function destination() {
    const asked: string[] = []
    return {
      asked,
      target: new Destination<Settings, { size: number }>(definition, {
        transport: async (url, { method, headers }) => {
          const token = headers.get('authorization')
          asked.push(`${method} ${url} ${token} ${headers.get('x-size')}`)
          return Response.json({ id: 'a-1' }, { status: token === 'Bearer new' ? 200 : 401 })
        }
      })
    }
  }

  it('creates, refreshing the token after a 401', async () => {
    const { asked, target } = destination()
    const input = { settings: settings(), audienceName: 'vip', audienceSettings: { size: 5 } }
    expect(await target.createAudience(input)).toEqual({ externalId: 'a-1' })
    expect(asked).toEqual([
      'POST https://api.example.com/vip Bearer old 5',
      'POST https://api.example.com/vip Bearer new 5'
    ])
  })

  it('finds', async () => {
    const { target } = destination()
    expect(await target.getAudience({ settings: settings(), externalId: 'a-1' })).toEqual({ externalId: 'a-1' })
  })

  it('createAudience checks the settings of the audience, and leaves those of the caller alone', async () => {
    const { asked, target } = destination()
    const audienceSettings = Object.freeze({ size: '5', other: 1 }) as never
    await target.createAudience({ settings: settings(), audienceName: 'vip', audienceSettings })
    expect(asked.at(-1)).toBe('POST https://api.example.com/vip Bearer new 5')
    const missing = { settings: settings(), audienceName: 'vip', audienceSettings: { other: 1 } as never }
    await expect(target.createAudience(missing)).rejects.toMatchObject({
      status: 400,
      message: "The root value is missing the required field 'size'."
    })
  })
})
