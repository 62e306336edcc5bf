import {
  HTTPError,
  IntegrationError,
  MultiStatusResponse,
  transform,
  type ActionDefinition,
  type AudienceDestinationDefinition,
  type DestinationDefinition,
  type DynamicFieldResponse,
  type ExecuteInput,
  type InputField,
  type JSONLikeObject,
  type ModifiedResponse,
  type Preset,
  type RequestClient,
  type RequestFn,
  type WarehouseDestinationDefinition
} from '@segment/actions-core'
import * as createRequestClientModule from '@segment/actions-core/create-request-client'
import type { ActionHookDefinition, StatsClient, SubscriptionMetadata } from '@segment/actions-core/destination-kit'
import { MultiStatusResponse as FromAction } from '@segment/actions-core/destination-kit/action'
import { getAuthData, type AuthTokens } from '@segment/actions-core/destination-kit/parse-settings'
import type {
  ActionDestinationErrorResponseType,
  Condition,
  DependsOnConditions,
  DynamicFieldContext,
  FieldTypeName,
  MaybePromise,
  Optional,
  SyncMode
} from '@segment/actions-core/destination-kit/types'
import type { JSONObject } from '@segment/actions-core/json-object'
import { transform as fromMappingKit } from '@segment/actions-core/mapping-kit'
import createInstance, { HTTPError as FromRequestClient } from '@segment/actions-core/request-client'
import { AggregateAjvError } from '@segment/actions-core/schema'
import { generateFql, parseFql, validate } from '@segment/actions-core/trigger'

// Most of this file is checked by the compiler: what it must accept, and by @ts-expect-error what it must refuse.

type Equal<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false
const same = <A, B>(_: Equal<A, B>) => {}

interface Settings {
  apiKey: string
}
interface Payload {
  userId?: string | null
  traits?: { [k: string]: unknown }
  color?: { name: string }
  items?: { sku: string; price?: number }[]
}
interface AudienceSettings {
  advertiser: string
}

const field: InputField = {
  label: 'User',
  description: 'Who.',
  type: 'string',
  required: { match: 'any', conditions: [{ fieldKey: 'traits', operator: 'is', value: undefined }] },
  depends_on: { conditions: [{ type: 'syncMode', operator: 'is_not', value: ['add'] }] },
  default: { '@if': { exists: { '@path': '$.userId' }, then: { '@path': '$.userId' }, else: { '@template': '{{x}}' } } }
}

// @ts-expect-error -- there is no such type of field
const wrongType: InputField = { label: 'a', description: 'b', type: 'uuid' }

const action: ActionDefinition<Settings, Payload> = {
  title: 'Send',
  description: 'Sends.',
  fields: { userId: field, batch_keys: { label: 'Keys', description: 'Keys.', type: 'string', multiple: true } },
  dynamicFields: {
    userId: async (request, { settings, dynamicFieldContext, page }): Promise<DynamicFieldResponse> => {
      same<typeof settings, Settings>(true)
      await request(`https://api.example.com?${dynamicFieldContext?.query}&${page}`)
      return { choices: [{ label: 'a', value: 'a' }], nextPage: '2' }
    },
    traits: { __keys__: async () => ({ choices: [] }), __values__: async () => ({ choices: [] }) },
    color: { name: async () => ({ choices: [] }) },
    items: { sku: async () => ({ choices: [], error: { code: '404', message: 'none' } }) }
  },
  syncMode: { label: 'Mode', description: 'How.', default: 'add', choices: [{ label: 'Add', value: 'add' }] },
  perform: async (request, data) => {
    same<typeof request, RequestClient>(true)
    same<typeof data.payload, Payload>(true)
    same<typeof data.audienceMembership, boolean | undefined>(true)
    // @ts-expect-error -- the settings have no such key
    void data.settings.nope
    const response = await request<{ id: number }>('https://api.example.com', { method: 'post', json: data.payload })
    same<typeof response, ModifiedResponse<{ id: number }>>(true)
    same<typeof response.data, { id: number }>(true)
    return response
  },
  performBatch: (_, { payload, audienceMembership, rawData }) => {
    same<typeof payload, Payload[]>(true)
    same<typeof audienceMembership, (boolean | undefined)[] | undefined>(true)
    void rawData
    return new MultiStatusResponse()
  }
}

const hooked: ActionDefinition<Settings, Payload, AudienceSettings, { name?: string }, { id: string }> = {
  ...(action as ActionDefinition<Settings, Payload, AudienceSettings, { name?: string }, { id: string }>),
  hooks: {
    retlOnMappingSave: {
      label: 'Save',
      description: 'Saves.',
      inputFields: { name: { label: 'N', description: 'N.', type: 'string', dynamic: async () => ({ choices: [] }) } },
      outputTypes: { id: { label: 'I', description: 'I.', type: 'string', required: true } },
      performHook: async (_, { hookInputs, audienceSettings }) => {
        same<typeof hookInputs, { name?: string } | undefined>(true)
        same<typeof audienceSettings, AudienceSettings | undefined>(true)
        return { successMessage: 'done', savedData: { id: hookInputs?.name ?? '' } }
      }
    }
  }
}

const presets: Preset[] = [
  { name: 'All', subscribe: 'type = "track"', partnerAction: 'send', mapping: {}, type: 'automatic' },
  { name: 'In', partnerAction: 'send', type: 'specificEvent', eventSlug: 'warehouse_audience_entered_track' },
  // @ts-expect-error -- a preset for an event of the host names it
  { name: 'In', partnerAction: 'send', type: 'specificEvent' }
]

const destination: DestinationDefinition<Settings> = {
  name: 'Example',
  slug: 'actions-example',
  mode: 'cloud',
  authentication: {
    scheme: 'oauth2',
    fields: { apiKey: { label: 'Key', description: 'Key.', type: 'password', required: true } },
    testAuthentication: (request, { settings, auth }) => request(`https://x/${settings.apiKey}${auth.accessToken}`),
    refreshAccessToken: async (request, { auth }) => {
      const { data } = await request<{ token: string }>('https://x', {
        body: new URLSearchParams({ id: auth.clientId, secret: auth.clientSecret }),
        method: 'POST'
      })
      return { accessToken: data.token }
    }
  },
  extendRequest: ({ settings, auth }) => ({
    headers: { Authorization: `Bearer ${auth?.accessToken}`, key: settings.apiKey },
    searchParams: { limit: 5 },
    timeout: false
  }),
  onDelete: async (request, { payload }) => request(`https://x/${payload.userId}`),
  presets,
  actions: { action, hooked }
}

// @ts-expect-error -- a destination on a server is of mode cloud
const wrongMode: DestinationDefinition<Settings> = { ...destination, mode: 'device' }

const audiences: AudienceDestinationDefinition<Settings, AudienceSettings> = {
  ...destination,
  audienceFields: { advertiser: { label: 'A', description: 'A.', type: 'string' } },
  audienceConfig: {
    mode: { type: 'synced', full_audience_sync: true },
    createAudience: async (request, { audienceName, audienceSettings, settings }) => {
      same<typeof audienceSettings, AudienceSettings | undefined>(true)
      await request(`https://x/${audienceName}/${settings.apiKey}`)
      return { externalId: '1' }
    },
    getAudience: async (_, { externalId }) => ({ externalId })
  }
}

const warehouse: WarehouseDestinationDefinition<Settings> = {
  name: 'W',
  mode: 'warehouse',
  settings: {},
  actions: { action }
}

const helper: RequestFn<Settings, Payload> = (_, { payload }) => payload.userId
const input = {} as ExecuteInput<Settings, Payload, AudienceSettings>
same<typeof input.audienceSettings, AudienceSettings | undefined>(true)
same<Optional<{ a: string; b: string }, 'a'>['b'], string>(true)
same<MaybePromise<string>, string | Promise<string>>(true)

const conditions: DependsOnConditions = { conditions: [{ fieldKey: 'a', operator: 'is', value: ['x', undefined] }] }
const condition: Condition = { fieldKey: 'a', operator: 'is_not', value: 'x' }
const subPathTypes: [FieldTypeName, SyncMode, DynamicFieldContext, ActionDestinationErrorResponseType, AuthTokens] = [
  'datetime',
  'mirror',
  { selectedArrayIndex: 1 },
  { status: 400, errormessage: 'no', errortype: 'BAD_REQUEST' },
  { accessToken: 'a', refreshToken: 'b' }
]
const metadata: SubscriptionMetadata = { actionConfigId: 'a' }
const mapping: JSONLikeObject = { a: { '@path': '$.b' }, at: new Date(0), none: undefined }

it('compiles the definitions of vendors, and the sub-paths share their values with the index', () => {
  expect(FromAction).toBe(MultiStatusResponse)
  expect(fromMappingKit).toBe(transform)
  expect(FromRequestClient).toBe(HTTPError)
  expect(createInstance()).toBeInstanceOf(Function)
  expect(createRequestClientModule.default).toBeInstanceOf(Function)
  expect(getAuthData({} as JSONObject)).toEqual({})
  expect(new AggregateAjvError([])).toBeInstanceOf(Error)
  expect(validate(parseFql(generateFql(parseFql('type = "track"'))), { type: 'track' })).toBe(true)
  expect(new IntegrationError('a', 'b', 400).status).toBe(400)
  expect([
    wrongType,
    wrongMode,
    audiences,
    warehouse,
    helper,
    conditions,
    condition,
    subPathTypes,
    metadata,
    mapping
  ]).toHaveLength(10)
  const unused = [] as unknown as [ActionHookDefinition<Settings, Payload, unknown, unknown, unknown>, StatsClient]
  expect(unused).toEqual([])
})
