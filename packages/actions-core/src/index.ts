// Destinations
export { Destination, type ExecuteOptions, type OnPayloadOptions } from './destination'
export type { DestinationOptions } from './account'
export { Action } from './action'
export { AsyncAction } from './async-action'
export {
  hookTypeStrings,
  syncModeTypes,
  type ActionDefinition,
  type ActionHookDefinition,
  type ActionHookResponse,
  type ActionHookType,
  type AsyncActionDefinition,
  type AsyncBatchResponse,
  type AudienceDestinationDefinition,
  type AudienceMembership,
  type AudienceResult,
  type AuthenticationScheme,
  type BaseActionDefinition,
  type BaseDefinition,
  type BasicAuthentication,
  type CreateAudienceInput,
  type CustomAuthentication,
  type Deletion,
  type DeletionPayload,
  type DependsOnConditions,
  type DestinationDefinition,
  type DynamicFieldError,
  type DynamicFieldItem,
  type DynamicFieldResponse,
  type ExecuteInput,
  type GetAudienceInput,
  type GlobalSetting,
  type InputField,
  type MinimalInputField,
  type OAuth2Authentication,
  type OAuthManagedAuthentication,
  type PollPayload,
  type PollResponse,
  type Preset,
  type RefreshAccessTokenResult,
  type RequestExtension,
  type RequestFn,
  type Subscription,
  type SyncMode,
  type SyncModeDefinition,
  type WarehouseDestinationDefinition
} from './definition'

// What comes in and goes out
export type {
  EngageDestinationCache,
  Features,
  Logger,
  OnEventOptions,
  Personas,
  StateContext,
  StatsClient,
  StatsContext,
  SubscriptionMetadata,
  TransactionContext
} from './host'
export type { ID, Integrations, Options, SegmentEvent } from './definition/segment-event'
export type { JSONArray, JSONLike, JSONLikeObject, JSONObject, JSONPrimitive, JSONValue } from './data/json'

// What definitions are written with
export { batched, type BatchedOptions, type ItemContext, type Rejection, type SendContext } from './authoring/batched'
export { batchSize, enableBatching, type BatchSizeLimits } from './authoring/batching-fields'
export { chunk, jsonBytes, type ChunkLimits } from './authoring/chunk'
export { firstOf } from './authoring/first-of'
export { preset, presetForEvent } from './authoring/presets'
export { BoundedCache } from './data/bounded-cache'

// Batches and audiences
export {
  ActionDestinationErrorResponse,
  ActionDestinationSuccessResponse,
  MultiStatusResponse,
  type ActionDestinationErrorResponseType,
  type ActionDestinationSuccessResponseType,
  type Result,
  type ResultMultiStatusNode,
  type SubscriptionStats
} from './result'
export { FLAGS, resolveAudienceMembership } from './audience/membership'

// Accounts
export {
  getAuthData,
  getOAuth2Data,
  updateOAuthSettings,
  type AuthTokens,
  type OAuth2ClientCredentials,
  type TokenStore
} from './auth/tokens'

// Requests
export { createInstance, createRequestClient, type RequestClient } from './http/client'
export { fetch, fetchTransport, Headers, Request, Response, transportAround } from './http/transport'
export {
  DEFAULT_REQUEST_TIMEOUT,
  type AllRequestOptions,
  type NormalizedOptions,
  type RequestOptions
} from './http/options'
export type { HostLookup, IterableBody, Transport, TransportInit, TransportResponse } from './http/transport'
export type { DecoratedResponse, ModifiedResponse } from './http/response'
export { retry } from './compat/retry'

// For programs that embed the runtime
export {
  defaultValues,
  describe,
  type ActionManifest,
  type DestinationManifest,
  type JSONField,
  type PresetManifest
} from './describe'
export { errorData, type ErrorData } from './errors/error-data'
export type { ErrorScope } from './errors/scope'
export type { PreparedEvent, UnfitEvent, UnpreparedEvent } from './prepared'
export { DeliveryError, isSuccess, type DeliveryNode, type DeliveryResult, type Outcome } from './outcome'
export type { JournalEntry } from './http/journal'
export { retryAfterMs } from './errors/error-data'
export { createRedactor, secretsInMapping, secretsOf, type Redact } from './errors/redact'
export { redactHeaders } from './errors/redact-http'
export { REDACTED } from './errors/secret-search'

// Errors
export {
  APIError,
  IntegrationError,
  InvalidAudienceMembershipError,
  InvalidAuthenticationError,
  isMistake,
  PayloadValidationError,
  RetryableError,
  SelfTimeoutError
} from './errors/classes'
export {
  CustomErrorCodes,
  ErrorCodes,
  getErrorCodeFromHttpStatus,
  HttpErrorCodes,
  isRetryableStatus,
  MultiStatusErrorReporter
} from './errors/codes'
export {
  FetchError,
  HTTPError,
  RequestClientError,
  RequestTimeoutError,
  ResponseTooLargeError,
  TimeoutError
} from './http/errors'

// Mapping and schema
export type * from './mapping/field-value'
export * from './compat/directive-guards'
export {
  flattenObject,
  get,
  getFieldValueKeys,
  getTemplateKeys,
  pathsOfMapping,
  removeUndefined,
  transform,
  transformBatch,
  visitMapping,
  type InputData,
  type VisitedDirective
} from './mapping'
export { fieldsToJsonSchema, removeEmptyValues, validatePayload, validateSchema } from './schema'

// Tests
export { createTestEvent, createTestIntegration, TestDestination } from './testing'

// Small functions
export { omit } from './compat/omit'
export { isArray, isObject, isString, realTypeOf } from './data/values'
export { duration, time } from './compat/time'
