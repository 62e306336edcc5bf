import { Destination, type ActionDefinition, type DestinationDefinition, type ExecuteInput, type JSONObject } from '..'
import { definition, event, mapping, send, subscribed, type Settings } from './text-destination'

function withActions(actions: DestinationDefinition<Settings>['actions']): DestinationDefinition<Settings> {
  return { ...definition, actions }
}

describe('what perform is given (destination-kit §3.1)', () => {
  async function inputOf(more: JSONObject, action: Partial<ActionDefinition<Settings>> = {}, given = event) {
    let input: ExecuteInput<Settings, unknown> | undefined
    const spy = { ...send, ...action, perform: (_: unknown, data: unknown) => void (input = data as typeof input) }
    const options = { features: { f: true }, logger: undefined, transactionContext: undefined }
    await new Destination(withActions({ send: spy as ActionDefinition<Settings> })).onEvent(
      given,
      subscribed(more),
      options
    )
    return input as unknown as Record<string, unknown>
  }

  it('holds the payload, the event, the mapping, the settings and the identifiers of the subscription', async () => {
    const input = await inputOf({ ID: 'i', ConfigID: 'c', ActionID: 'a', ProjectID: 'p' })
    expect(input).toMatchObject({
      rawData: event,
      rawMapping: mapping,
      payload: { text: 'hello', count: 5 },
      settings: { apiKey: 'key-12345678' },
      features: { f: true },
      auth: { accessToken: undefined, refreshToken: undefined, refreshTokenUrl: undefined },
      subscriptionMetadata: { actionConfigId: 'i', destinationConfigId: 'c', actionId: 'a', sourceId: 'p' },
      audienceSettings: {},
      hookOutputs: {}
    })
    expect(input).not.toHaveProperty('audienceMembership')
    expect(input.syncMode).toBeUndefined()
    expect(input.matchingKey).toBeUndefined()
  })

  const syncMode = { default: 'add', label: 'Mode', description: 'The mode.', choices: [] } as const
  it.each([
    [
      'the sync mode of an action that has some',
      { syncMode },
      { __segment_internal_sync_mode: 'add' },
      { syncMode: 'add' }
    ],
    ['no sync mode that does not exist', { syncMode }, { __segment_internal_sync_mode: 'x' }, { syncMode: undefined }],
    ['no sync mode for an action without', {}, { __segment_internal_sync_mode: 'add' }, { syncMode: undefined }],
    ['the matching key as text', {}, { __segment_internal_matching_key: 5 }, { matchingKey: '5' }],
    [
      'what hooks kept, unresolved',
      { hooks: { onMappingSave: { label: 'H', description: 'H', performHook: () => ({}) } } },
      { onMappingSave: { outputs: { id: { '@path': '$.x' } } } },
      { hookOutputs: { onMappingSave: { outputs: { id: { '@path': '$.x' } } } } }
    ]
  ])('holds %s', async (_, action, keys, expected) => {
    const input = await inputOf({ mapping: { ...mapping, ...keys } as JSONObject }, action as never)
    expect(input).toMatchObject(expected)
    expect(input.payload).toEqual({ text: 'hello', count: 5 })
  })

  it('holds the audience that the event comes from', async () => {
    const personas = {
      computation_class: 'audience',
      computation_key: 'vip',
      computation_id: 'c-1',
      namespace: 'n',
      audience_settings: { list: 5 }
    }
    const given = { ...event, properties: { ...event.properties, vip: false }, context: { personas } }
    const input = await inputOf({}, {}, given)
    expect(input).toMatchObject({ audienceMembership: false, audienceSettings: { list: 5 }, personasContext: personas })
  })

  it('takes everything as it is where the action has no fields', async () => {
    const input = await inputOf({ mapping: { a: '', b: null, c: { '@path': '$.nope' } } }, { fields: {} })
    expect(input.payload).toEqual({ a: '', b: null })
  })
})
