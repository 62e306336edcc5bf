export { createInstance as default, type Client } from '../http/client'
export { HTTPError, RequestClientError, RequestTimeoutError, TimeoutError } from '../http/errors'
export { DEFAULT_REQUEST_TIMEOUT } from '../http/options'
export type {
  AfterResponseHook,
  AllRequestOptions,
  BeforeRequestHook,
  NormalizedOptions,
  RequestOptions
} from '../http/options'
