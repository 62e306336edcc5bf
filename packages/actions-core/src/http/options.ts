import type { StatsContext } from '../context'

/** How long a request may take, in milliseconds, unless its options say otherwise. */
export const DEFAULT_REQUEST_TIMEOUT = 10_000

/** How many bytes a response body may have, decompressed, unless the options say otherwise: 10 MiB. */
export const DEFAULT_MAX_RESPONSE_SIZE = 10 * 1024 * 1024

type Method = 'get' | 'post' | 'put' | 'delete' | 'patch' | 'head'

/** The options of one request, and what `extendRequest` gives for all requests of a destination. */
export interface RequestOptions extends Omit<RequestInit, 'headers' | 'method' | 'body'> {
  /** The verb, in either case. Default `get`. Other verbs pass at run time. */
  method?: Method | Uppercase<Method>
  /**
   * Headers, merged by name over those of lower layers. The value `undefined` (also as text) removes a header that
   * comes from a lower layer, `user-agent` included. Default: `user-agent: Segment (Actions)`.
   */
  headers?: Record<string, string>
  /**
   * A value to send as JSON. It takes the place of `body` and sets `content-type: application/json` over any other.
   * Default: none.
   */
  json?: unknown
  /**
   * The body as it goes out. A stream is sent as well, but is not there to be read from the request afterwards, nor
   * to be sent again by a redirect. Default: none.
   */
  body?: BodyInit | ArrayBufferView | AsyncIterable<Uint8Array> | null
  /** Takes the place of the whole query string of the URL; an empty record clears it. Default: the URL's own. */
  searchParams?: URLSearchParams | Record<string, string | number | boolean>
  /** With `password`, basic credentials that replace any `authorization` header (RFC 7617). Default: none. */
  username?: string
  /** See `username`; the one that is missing counts as empty. */
  password?: string
  /** Whether a response outside 200 to 299 is thrown as an `HTTPError`. Default true. */
  throwHttpErrors?: boolean
  /**
   * Milliseconds until the response must have been read to its end, redirects included; `false` for no limit.
   * It holds beside `signal`, whichever comes first. Default {@link DEFAULT_REQUEST_TIMEOUT}.
   */
  timeout?: number | false
  /** Ends the request when it aborts. Default: none. */
  signal?: AbortSignal | null
  /**
   * How many bytes the response body may have after decompression; reading stops with a `ResponseTooLargeError`.
   * `Infinity` for no limit. Default {@link DEFAULT_MAX_RESPONSE_SIZE}.
   */
  maxResponseSize?: number
  /** Keeps the two counters of cloning from being sent; a response is read once and never cloned. Default false. */
  skipResponseCloning?: boolean
  /** Handed on to the transport. The global fetch does not look at it. Default: none. */
  agent?: unknown
}

/** What a client is set up with: the options of its requests, and what only the host decides. */
export interface AllRequestOptions extends RequestOptions {
  /** Run before sending, in order; those of lower layers first. Default: none. */
  beforeRequest?: BeforeRequestHook[]
  /** Run on each response, in order, before its status is looked at; those of lower layers first. Default: none. */
  afterResponse?: (AfterResponseHook | ResponseDecorator)[]
  /** Sends the requests. Default: as the global fetch at the time of the call would. */
  transport?: Transport
  /** Gets the counters `before-response-clone` and `after-response-clone`, which hosts expect. Default: none. */
  statsContext?: StatsContext
}

/** The options as hooks and errors see them: all layers merged, `body` being the JSON text where `json` is given. */
export interface NormalizedOptions extends Omit<AllRequestOptions, 'headers' | 'method'> {
  beforeRequest: BeforeRequestHook[]
  afterResponse: (AfterResponseHook | ResponseDecorator)[]
  /** Without the content type that `json` or `body` bring along; the request has it. */
  headers: Headers
  /** In upper case. */
  method: string
}

/** Sees a shallow copy of the options before sending; what it returns is merged over them. */
export type BeforeRequestHook = (options: NormalizedOptions) => RequestOptions | void | Promise<RequestOptions | void>

/** Sees the request with its body unread, the options and the response; a `Response` it returns takes its place. */
export type AfterResponseHook = (
  request: Request,
  options: NormalizedOptions,
  response: Response
) => Response | void | Promise<Response | void>

/** A hook that adds to responses. Other than a function it can leave the request unmade, which takes long to make. */
export interface ResponseDecorator {
  /** @param sent makes the request, as other hooks see it, when it is looked at */
  decorate(response: Response, options: NormalizedOptions, sent: { readonly request: Request }): void | Promise<void>
}

/**
 * Sends one request without following redirects (`init.redirect` is `manual`, unless the caller asks for `error`),
 * for example over a proxy or with a policy on hosts.
 *
 * It rejects when it gets no response or when `init.signal` aborts, and then stops reading. An error made from
 * `CustomError` (an `IntegrationError`, say) reaches the caller as it is, any other as a `FetchError`.
 */
export type Transport = (url: string, init: TransportInit) => Promise<TransportResponse>

/** A request as it goes out, whoever ends it. */
export interface OutgoingInit extends Omit<RequestInit, 'signal'> {
  method: string
  headers: Headers
}

/** What a {@link Transport} is given beside the URL, which holds no user name and no password. */
export interface TransportInit extends OutgoingInit {
  signal: AbortSignal
}

/** What a {@link Transport} must give; a fetch `Response` fits. `body` is decompressed. */
export type TransportResponse = Pick<Response, 'status' | 'statusText' | 'headers' | 'body'>
