import { isObject, isPlainObject } from '../data/values'
import type { Transport } from './transport'

/**
 * How long a request may take, in milliseconds, unless its options say otherwise.
 *
 * @example
 * const slow: RequestOptions = { timeout: 3 * DEFAULT_REQUEST_TIMEOUT }
 */
export const DEFAULT_REQUEST_TIMEOUT = 10_000

/** How many bytes a response body may have, decompressed, unless the options say otherwise: 10 MiB. */
export const DEFAULT_MAX_RESPONSE_SIZE = 10 * 1024 * 1024

type Method = 'get' | 'post' | 'put' | 'delete' | 'patch' | 'head'

/**
 * The options of one request, and what `extendRequest` gives for all requests of a destination.
 *
 * @example
 * const options: RequestOptions = { method: 'post', json: { name: 'Ada' }, searchParams: { dry: true }, timeout: 5_000 }
 */
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

/** The part of a `StatsClient` that the client uses. */
interface Counter {
  incr(name: string, value?: number): void
}

/**
 * What a client is set up with: the options of its requests, and what only the host decides.
 *
 * @example
 * const options: AllRequestOptions = {
 *   headers: { 'x-api-version': '2' },
 *   afterResponse: [(_request, _options, response) => console.log(response.status)]
 * }
 */
export interface AllRequestOptions extends RequestOptions {
  /** Run before sending, in order; those of lower layers first. Default: none. */
  beforeRequest?: BeforeRequestHook[]
  /** Run on each response, in order, before its status is looked at; those of lower layers first. Default: none. */
  afterResponse?: (AfterResponseHook | ResponseDecorator)[]
  /** Sends the requests. Default: as the global fetch at the time of the call would. */
  transport?: Transport
  /** Gets the counters `before-response-clone` and `after-response-clone`, which hosts expect. Default: none. */
  statsContext?: { statsClient?: Counter }
}

/**
 * The options as hooks and errors see them: all layers merged, `body` being the JSON text where `json` is given.
 *
 * @example
 * const versionOf = ({ headers }: NormalizedOptions) => headers.get('x-api-version')
 */
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

/** Options of one layer; inside the client the headers of a layer may be a `Headers` object. */
export type OptionLayer = Omit<AllRequestOptions, 'headers' | 'method'> & { headers?: HeaderLayer; method?: string }

/** Options after merging. */
export type MergedOptions = OptionLayer & Pick<NormalizedOptions, 'headers' | 'beforeRequest' | 'afterResponse'>

/**
 * Merges layers of options, later ones over earlier ones. Headers merge by name, plain objects key by key at any
 * depth, arrays (the hooks, lists in `json`) are joined; anything else is replaced, so that a URLSearchParams, a
 * Buffer or another instance arrives as it was given. No layer is modified.
 *
 * @throws TypeError for a layer that is not an object, and for headers that cannot be sent
 */
export function mergeOptions(...layers: OptionLayer[]): MergedOptions {
  return layers.reduce<MergedOptions>(addLayer, { headers: new Headers(), beforeRequest: [], afterResponse: [] })
}

/** As {@link mergeOptions}, for one layer over options that were merged before and stay as they are. */
export function addLayer(base: MergedOptions, layer: OptionLayer): MergedOptions {
  if (!isObject(layer)) throw new TypeError("The 'options' argument must be an object")
  // A key comes first, because V8 gives a shape of its own to every object of a literal that begins with a spread and
  // gains keys; objects of few shapes are many times as fast to make and to read.
  const merged = mergeShared({ headers: undefined, ...(base as object), ...layer }, base, layer) as MergedOptions
  merged.headers = mergeHeaders(base.headers, layer.headers)
  // A layer that says `beforeRequest: undefined` does not take away the hooks below it.
  merged.beforeRequest ??= base.beforeRequest
  merged.afterResponse ??= base.afterResponse
  return merged
}

function mergeValues(base: unknown, value: unknown): unknown {
  if (Array.isArray(base) && Array.isArray(value)) return [...base, ...value]
  return isPlainObject(base) && isPlainObject(value) ? mergeObjects(base, value) : value
}

function mergeObjects(base: object, over: object): object {
  return mergeShared({ ...base, ...over }, base, over)
}

/** Merges the values that two objects have under the same key, into a copy of both. */
function mergeShared(merged: object, base: object, over: object): object {
  for (const key of Object.keys(over)) {
    if (!Object.hasOwn(base, key)) continue
    const value: unknown = Reflect.get(over, key)
    const both = mergeValues(Reflect.get(base, key), value)
    // Defined and not assigned: a JSON text can hold the key __proto__.
    if (both !== value) Object.defineProperty(merged, key, { value: both })
  }
  return merged
}

/** Headers as options give them. The value `undefined`, also as text, removes a header of a lower layer. */
export type HeaderLayer = Headers | Record<string, string | undefined>

// RFC 9110 §5.6.2 (token) and §5.5 (field-value); characters above 0xFF have no byte of their own.
const headerName = /^[!#$%&'*+\-.^_`|~0-9A-Za-z]+$/
const unsendable = /[^\t\x20-\x7e\x80-\xff]/

/**
 * Puts a layer of headers over others, by name without regard to case. Values that are not text are made text. `base`
 * stays as it is, and is the result where there is no layer.
 *
 * @throws TypeError naming the header that cannot be sent; the value, which may be a secret, stays out of it
 */
export function mergeHeaders(base: Headers, layer?: HeaderLayer | null): Headers {
  if (!layer) return base
  const merged = new Headers(base)
  for (const [name, value] of Symbol.iterator in layer ? layer : Object.entries(layer)) {
    if (!headerName.test(name)) throw new TypeError(`Header name must be a valid HTTP token ["${name}"]`)
    const text = String(value)
    if (unsendable.test(text)) throw new TypeError(`Invalid character in header content ["${name}"]`)
    if (text === 'undefined') merged.delete(name)
    else merged.set(name, text)
  }
  return merged
}
