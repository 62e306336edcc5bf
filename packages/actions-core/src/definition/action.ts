import type { MultiStatusResponse } from '../result'
import type { ActionFields, FieldTypeName, InputField } from './field'
import type { ActionHookType, AudienceMembership, MaybePromise, RequestFn, SyncMode } from './input'

/** A sync mode as a form shows it. */
export interface SyncModeOption {
  label: string
  value: SyncMode
}

/**
 * The sync modes that an action offers.
 *
 * @example
 * const syncMode: SyncModeDefinition = {
 *   default: 'upsert',
 *   label: 'Sync mode',
 *   description: 'How rows reach the destination.',
 *   choices: [{ label: 'Add or update', value: 'upsert' }]
 * }
 */
export interface SyncModeDefinition {
  default: SyncMode
  label: string
  description: string
  choices: SyncModeOption[]
}

/**
 * One choice of a dynamic field.
 *
 * @example
 * const choice: DynamicFieldItem = { label: 'Customers', value: 'list-1' }
 */
export interface DynamicFieldItem {
  label: string
  value: string
  description?: string
  type?: FieldTypeName
}

/**
 * Why there are no choices. `code` is an HTTP status as text, or a name.
 *
 * @example
 * const error: DynamicFieldError = { code: '401', message: 'The API key is not valid.' }
 */
export interface DynamicFieldError {
  code: string
  message: string
}

/**
 * What the function of a dynamic field returns.
 *
 * @example
 * const response: DynamicFieldResponse = { choices: [{ label: 'Customers', value: 'list-1' }], nextPage: '2' }
 */
export interface DynamicFieldResponse {
  choices: DynamicFieldItem[]
  /** The value of `page` that gets the next choices. Default: there are no more. */
  nextPage?: string
  error?: DynamicFieldError
}

// `any` lets handlers narrow the type of the audience settings.
// oxlint-disable-next-line typescript/no-explicit-any
type Handler<Settings, Payload> = RequestFn<Settings, Payload, DynamicFieldResponse, any>

type ObjectHandlers<Settings, Payload, Value> = {
  [key in keyof Value | '__keys__' | '__values__']?: Handler<Settings, Payload>
}

/**
 * The functions that list choices, by field. A scalar field has one function. An object, or a list of objects, has one
 * for each property. Of an object, `__keys__` lists names of properties, and `__values__` lists values for properties
 * without a function of their own.
 */
export type DynamicFields<Settings, Payload> = {
  [K in keyof Payload]?: NonNullable<Payload[K]> extends (infer Element)[]
    ? Element extends object
      ? ObjectHandlers<Settings, Payload, Element>
      : Handler<Settings, Payload>
    : NonNullable<Payload[K]> extends object
      ? ObjectHandlers<Settings, Payload, NonNullable<Payload[K]>>
      : Handler<Settings, Payload>
}

/**
 * What a hook returns: data to save with the mapping (later `hookOutputs`), or an error to show.
 *
 * @example
 * const response: ActionHookResponse<{ listId: string }> = { successMessage: 'The list exists.', savedData: { listId: '1' } }
 */
export interface ActionHookResponse<Outputs> {
  successMessage?: string
  savedData?: Outputs
  error?: { message: string; code: string }
}

/**
 * A hook of an action: its form, the fields that it saves, and its function.
 *
 * @example
 * const hook: ActionHookDefinition<{}, {}, {}, { name: string }, { listId: string }> = {
 *   label: 'Create a list',
 *   description: 'Creates a list when the mapping is saved.',
 *   performHook: async (request, { hookInputs }) => {
 *     const url = 'https://api.example.com/lists'
 *     const { data } = await request<{ id: string }>(url, { method: 'post', json: { name: hookInputs?.name } })
 *     return { successMessage: 'The list exists.', savedData: { listId: data.id } }
 *   }
 * }
 */
export interface ActionHookDefinition<Settings, Payload, AudienceSettings, HookInputs, HookOutputs> {
  label: string
  description: string
  /** The form that a person fills in before the hook runs. Here, `dynamic` is the function that lists choices. */
  inputFields?: Record<
    string,
    Omit<InputField, 'dynamic'> & {
      // oxlint-disable-next-line typescript/no-explicit-any -- handlers name their own return type, as in the reference
      dynamic?: RequestFn<Settings, Payload, any, AudienceSettings, HookInputs>
    }
  >
  /** The fields of `savedData`. */
  outputTypes?: Record<string, { label: string; description: string; type: string; required: boolean }>
  performHook: RequestFn<Settings, Payload, ActionHookResponse<HookOutputs>, AudienceSettings, HookInputs>
}

// The defaults of `any` below are the reference's: definitions that leave the parameters out rely on them.
/* oxlint-disable typescript/no-explicit-any */

/**
 * What actions of all kinds have.
 *
 * @example
 * const action: BaseActionDefinition = { title: 'Send', description: 'Sends an event.', fields: {} }
 */
export interface BaseActionDefinition {
  /** The name that people see. */
  title: string
  description: string
  /** Where the action runs. Default `cloud`. */
  platform?: 'cloud' | 'web'
  /** The trigger of a new mapping. */
  defaultSubscription?: string
  /** Hides the action from lists. Saved mappings still work. Default false. */
  hidden?: boolean
  /** The fields of the payload. An action without fields gets the mapped event unchanged. */
  fields: ActionFields
}

interface ActionParts<Settings, Payload, AudienceSettings, HookInputs, HookOutputs> {
  dynamicFields?: DynamicFields<Settings, Payload>
  hooks?: {
    [K in ActionHookType]?: ActionHookDefinition<Settings, Payload, AudienceSettings, HookInputs, HookOutputs>
  }
  syncMode?: SyncModeDefinition
}

/**
 * One thing that a destination can do with an event.
 *
 * @example
 * const action: ActionDefinition<{ apiKey: string }, { id: string }> = {
 *   title: 'Create user',
 *   description: 'Creates a user.',
 *   fields: { id: { label: 'ID', description: 'The ID of the user.', type: 'string', required: true } },
 *   perform: (request, { payload }) => request('https://api.example.com/users', { method: 'post', json: payload })
 * }
 */
export interface ActionDefinition<Settings, Payload = any, AudienceSettings = any, HookInputs = any, HookOutputs = any>
  extends BaseActionDefinition, ActionParts<Settings, Payload, AudienceSettings, HookInputs, HookOutputs> {
  /** Sends one payload. If it returns a response, the data of the response becomes the `data` of the result. */
  perform: RequestFn<Settings, Payload, any, AudienceSettings, any, AudienceMembership>
  /**
   * Sends a list of payloads. Return a `MultiStatusResponse` to give each payload its own result. A response becomes
   * the result of every payload; with any other value, all payloads succeed.
   */
  performBatch?: RequestFn<
    Settings,
    Payload[],
    MaybePromise<MultiStatusResponse> | MaybePromise<unknown>,
    AudienceSettings,
    any,
    AudienceMembership[]
  >
}

/**
 * What the upload of an async action returns. `jobId` identifies the job in later polls.
 *
 * @example
 * const response: AsyncBatchResponse = { jobId: '1', status: 202, multiStatusResponse: new MultiStatusResponse() }
 */
export interface AsyncBatchResponse {
  jobId?: string
  status: number
  multiStatusResponse: MultiStatusResponse
}

/**
 * The job to poll.
 *
 * @example
 * const job: PollPayload = { jobId: '1', uploadCount: 1 }
 */
export interface PollPayload {
  jobId: string
  uploadCount: number
}

/**
 * The state of a job.
 *
 * @example
 * const response: PollResponse = { jobId: '1', status: 200, jobStatus: 'IN_PROGRESS' }
 */
export interface PollResponse {
  jobId: string
  status: number
  jobStatus: 'IN_PROGRESS' | 'SUCCEEDED' | 'FAILED' | 'RETRYABLE_ERROR'
  multiStatusResponse?: MultiStatusResponse
}

/**
 * An action that uploads a batch as a job. The host polls the job until the results are known.
 *
 * @example
 * const action: AsyncActionDefinition<{}, { id: string }> = {
 *   title: 'Upload users',
 *   description: 'Uploads users as a job.',
 *   fields: {},
 *   performBatch: async () => ({ jobId: '1', status: 202, multiStatusResponse: new MultiStatusResponse() }),
 *   performPoll: (_request, { payload }) => ({ jobId: payload.jobId, status: 200, jobStatus: 'SUCCEEDED' })
 * }
 */
export interface AsyncActionDefinition<
  Settings,
  Payload = any,
  AudienceSettings = any,
  HookInputs = any,
  HookOutputs = any
>
  extends BaseActionDefinition, ActionParts<Settings, Payload, AudienceSettings, HookInputs, HookOutputs> {
  performBatch: RequestFn<Settings, Payload[], AsyncBatchResponse, AudienceSettings, any, AudienceMembership[]>
  performPoll: RequestFn<Settings, PollPayload, PollResponse, AudienceSettings>
}
