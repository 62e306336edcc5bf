// Destinations
export { Destination, type ExecuteOptions } from './destination'
export type { DestinationOptions } from './destination-account'
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
export { defaultValues } from './default-values'

// What comes in and goes out
export type {
  EngageDestinationCache,
  Features,
  Logger,
  Personas,
  StateContext,
  StatsClient,
  StatsContext,
  SubscriptionMetadata,
  TransactionContext
} from './context'
export type { OnEventOptions } from './on-event-options'
export type { Result, ResultMultiStatusNode, SubscriptionStats } from './result'
export type { ID, Integrations, Options, SegmentEvent } from './segment-event'
export type { JSONArray, JSONLike, JSONLikeObject, JSONObject, JSONPrimitive, JSONValue } from './json-object'

// Batches and audiences
export {
  ActionDestinationErrorResponse,
  ActionDestinationSuccessResponse,
  MultiStatusResponse,
  type ActionDestinationErrorResponseType,
  type ActionDestinationSuccessResponseType
} from './batch/multi-status'
export { FLAGS } from './audience/flags'
export { resolveAudienceMembership, type AudienceMembership } from './audience/membership'

// Accounts
export {
  getAuthData,
  getOAuth2Data,
  updateOAuthSettings,
  type AuthTokens,
  type OAuth2ClientCredentials
} from './auth/oauth-settings'

// Requests
export { createRequestClient, type RequestClient } from './http/create-request-client'
export { createInstance } from './http/client'
export { fetch, Headers, Request, Response } from './http/fetch'
export {
  DEFAULT_REQUEST_TIMEOUT,
  type AllRequestOptions,
  type NormalizedOptions,
  type RequestOptions,
  type Transport
} from './http/options'
export type { DecoratedResponse, ModifiedResponse } from './http/response'
export { retry } from './retry'

// For programs that embed the runtime
export {
  describe,
  type ActionManifest,
  type DestinationManifest,
  type JSONField,
  type PresetManifest
} from './describe'
export { errorData, type ErrorData } from './error-data'
export type { JournalEntry } from './http/journal'
export { retryAfterMs } from './http/retry-after'
export { createRedactor, REDACTED, redactHeaders, secretsOf, type Redact } from './redact'

// Errors
export {
  APIError,
  CustomErrorCodes,
  ErrorCodes,
  getErrorCodeFromHttpStatus,
  HttpErrorCodes,
  IntegrationError,
  InvalidAudienceMembershipError,
  InvalidAuthenticationError,
  isRetryableStatus,
  MultiStatusErrorReporter,
  PayloadValidationError,
  RetryableError,
  SelfTimeoutError
} from './errors'
export {
  FetchError,
  HTTPError,
  RequestClientError,
  RequestTimeoutError,
  ResponseTooLargeError,
  TimeoutError
} from './http/errors'

// Mapping and schema
export * from './mapping/guards'
export type * from './mapping/field-value'
export {
  flattenObject,
  get,
  getFieldValue,
  getFieldValueKeys,
  getRawKeys,
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
export { omit } from './omit'
export { isArray, isObject, isString, realTypeOf } from './real-type-of'
export { duration, time } from './time'
