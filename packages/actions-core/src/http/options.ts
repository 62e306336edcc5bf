import { isObject, isPlainObject } from '../data/values'
import type { Transport } from './transport'

/**
 * The default time limit of a request, in milliseconds.
 *
 * @example
 * const slow: RequestOptions = { timeout: 3 * DEFAULT_REQUEST_TIMEOUT }
 */
export const DEFAULT_REQUEST_TIMEOUT = 10_000

/** The default maximum size of a response body after decompression, in bytes: 10 MiB. */
export const DEFAULT_MAX_RESPONSE_SIZE = 10 * 1024 * 1024

type Method = 'get' | 'post' | 'put' | 'delete' | 'patch' | 'head'

/**
 * The options of one request. `extendRequest` returns those for all requests of a destination.
 *
 * @example
 * const options: RequestOptions = { method: 'post', json: { name: 'Ada' }, searchParams: { dry: true }, timeout: 5_000 }
 */
export interface RequestOptions extends Omit<RequestInit, 'headers' | 'method' | 'body'> {
  /** The method, in either case. Default: `get`. Other methods are accepted at run time. */
  method?: Method | Uppercase<Method>
  /**
   * Headers, merged by name over those of lower layers. The value `undefined` (also as text) removes a header of a
   * lower layer, including `user-agent`. Default: `user-agent: Segment (Actions)`.
   */
  headers?: Record<string, string>
  /**
   * A value to send as JSON. Replaces `body`, and sets `content-type: application/json` whatever the headers say.
   * Default: none.
   */
  json?: unknown
  /**
   * The body. A stream can be sent too, but it cannot be read from the request afterwards, and a redirect cannot send
   * it again. Default: none.
   */
  body?: BodyInit | ArrayBufferView | AsyncIterable<Uint8Array> | null
  /** Replaces the whole query string of the URL; an empty record removes it. Default: the query of the URL. */
  searchParams?: URLSearchParams | Record<string, string | number | boolean>
  /** Basic authentication, with `password`. Replaces any `authorization` header (RFC 7617). Default: none. */
  username?: string
  /** See `username`. If only one of them is present, the other is empty. */
  password?: string
  /** Whether a response outside 200 to 299 throws an `HTTPError`. Default: true. */
  throwHttpErrors?: boolean
  /**
   * Milliseconds until the response must be read to its end, including redirects; `false` for no limit. Applies in
   * addition to `signal`. Default: {@link DEFAULT_REQUEST_TIMEOUT}.
   */
  timeout?: number | false
  /** Aborts the request. Default: none. */
  signal?: AbortSignal | null
  /**
   * The maximum size of the response body after decompression, in bytes. Above it, reading stops with a
   * `ResponseTooLargeError`. `Infinity` for no limit. Default: {@link DEFAULT_MAX_RESPONSE_SIZE}.
   */
  maxResponseSize?: number
  /** Skips the two counters of cloning. The client never clones a response. Default: false. */
  skipResponseCloning?: boolean
  /** Passed on to the transport. The global fetch ignores it. Default: none. */
  agent?: unknown
}

/** The part of a `StatsClient` that the client uses. */
interface Counter {
  incr(name: string, value?: number): void
}

/**
 * The options of a client: those of its requests, and those that only the host sets.
 *
 * @example
 * const options: AllRequestOptions = {
 *   headers: { 'x-api-version': '2' },
 *   afterResponse: [(_request, _options, response) => console.log(response.status)]
 * }
 */
export interface AllRequestOptions extends RequestOptions {
  /** Hooks that run before sending, in order, lower layers first. Default: none. */
  beforeRequest?: BeforeRequestHook[]
  /** Hooks that run on each response before the check of its status, in order, lower layers first. Default: none. */
  afterResponse?: (AfterResponseHook | ResponseDecorator)[]
  /** Sends the requests. Default: the global fetch at the time of the call. */
  transport?: Transport
  /** Receives the counters `before-response-clone` and `after-response-clone`, which hosts expect. Default: none. */
  statsContext?: { statsClient?: Counter }
}

/**
 * The options that hooks and errors receive: all layers merged. `body` is the JSON text if `json` is set.
 *
 * @example
 * const versionOf = ({ headers }: NormalizedOptions) => headers.get('x-api-version')
 */
export interface NormalizedOptions extends Omit<AllRequestOptions, 'headers' | 'method'> {
  beforeRequest: BeforeRequestHook[]
  afterResponse: (AfterResponseHook | ResponseDecorator)[]
  /** Without the content type that `json` or `body` imply; the request has it. */
  headers: Headers
  /** In upper case. */
  method: string
}

/** Receives a shallow copy of the options before sending. Its result is merged over them. */
export type BeforeRequestHook = (options: NormalizedOptions) => RequestOptions | void | Promise<RequestOptions | void>

/**
 * Receives the request with its body unread, the options and the response. A `Response` that it returns replaces it.
 */
export type AfterResponseHook = (
  request: Request,
  options: NormalizedOptions,
  response: Response
) => Response | void | Promise<Response | void>

/** A hook that adds to responses. Unlike a function, it receives the request lazily, because creating one is slow. */
export interface ResponseDecorator {
  /** @param sent creates the request, as other hooks receive it, when it is read */
  decorate(response: Response, options: NormalizedOptions, sent: { readonly request: Request }): void | Promise<void>
}

/** Options of one layer. Inside the client, the headers of a layer can be a `Headers` object. */
export type OptionLayer = Omit<AllRequestOptions, 'headers' | 'method'> & { headers?: HeaderLayer; method?: string }

/** Options after merging. */
export type MergedOptions = OptionLayer & Pick<NormalizedOptions, 'headers' | 'beforeRequest' | 'afterResponse'>

/**
 * Merges layers of options, later ones over earlier ones. Merges headers by name and plain objects by key at any depth,
 * and joins arrays (the hooks, lists in `json`). Replaces anything else, so that a URLSearchParams, a Buffer or another
 * instance stays intact. Does not modify the layers.
 *
 * @throws TypeError for a layer that is not an object, and for headers that cannot be sent
 */
export function mergeOptions(...layers: OptionLayer[]): MergedOptions {
  return layers.reduce<MergedOptions>(addLayer, { headers: new Headers(), beforeRequest: [], afterResponse: [] })
}

/** Like {@link mergeOptions}, for one layer over merged options, which are not modified. */
export function addLayer(base: MergedOptions, layer: OptionLayer): MergedOptions {
  if (!isObject(layer)) throw new TypeError("The 'options' argument must be an object")
  // A key comes first, because V8 gives every object of a literal that begins with a spread its own shape; objects of
  // few shapes are many times as fast to create and to read.
  const merged = mergeShared({ headers: undefined, ...(base as object), ...layer }, base, layer) as MergedOptions
  merged.headers = mergeHeaders(base.headers, layer.headers)
  // A layer with `beforeRequest: undefined` does not remove the hooks below it.
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

/** Merges the values of two objects under the same key, into a copy. */
function mergeShared(merged: object, base: object, over: object): object {
  for (const key of Object.keys(over)) {
    if (!Object.hasOwn(base, key)) continue
    const value: unknown = Reflect.get(over, key)
    const both = mergeValues(Reflect.get(base, key), value)
    // Defined instead of assigned: a JSON text can contain the key __proto__.
    if (both !== value) Object.defineProperty(merged, key, { value: both })
  }
  return merged
}

/** Headers as in the options. The value `undefined`, also as text, removes a header of a lower layer. */
export type HeaderLayer = Headers | Record<string, string | undefined>

// RFC 9110 §5.6.2 (token) and §5.5 (field-value); characters above 0xFF have no byte.
const headerName = /^[!#$%&'*+\-.^_`|~0-9A-Za-z]+$/
const unsendable = /[^\t\x20-\x7e\x80-\xff]/

/**
 * Merges a layer of headers over others, by case-insensitive name. Converts values to text. Does not modify `base`, and
 * returns it if there is no layer.
 *
 * @throws TypeError that names the header that cannot be sent, but not its value, which may be a secret
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
