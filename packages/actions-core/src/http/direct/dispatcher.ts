/**
 * What node's fetch sends its requests through: undici's interface in its first version, which hosts reach by
 * `setGlobalDispatcher` and which undici 5, 6 and 7, and so node 20 to 24, all understand.
 */
export interface Dispatcher {
  /** Takes a request, now or when there is a connection for it. What becomes of it, the handler is told. */
  dispatch(request: DispatchRequest, handler: DispatchHandler): boolean
}

/** A request as a dispatcher takes it. */
export interface DispatchRequest {
  /** Scheme, host and port. */
  origin: string
  /** With the query. */
  path: string
  method: string
  /** Names and values in turn. */
  headers: string[]
  body: string | Uint8Array | null
  maxRedirections: 0
}

/** A piece of a body. */
export type Chunk = Uint8Array<ArrayBuffer>

/** Hears what becomes of a request. */
export interface DispatchHandler {
  /** It is being sent; from now on `abort` ends it. */
  onConnect(abort: (reason?: unknown) => void): void
  /**
   * The head of an answer is there, possibly of an interim one (status below 200).
   *
   * @param headers bytes, or text in Latin-1; names and values in turn
   * @param resume makes the body flow again after it was held back
   * @returns false to hold the body back
   */
  onHeaders(status: number, headers: RawText[], resume: () => void, statusText: string): boolean
  /** A piece of the body is there. Returns false to hold the rest back. */
  onData(chunk: Chunk): boolean
  onComplete(): void
  /** There will be no more, at whatever stage. */
  onError(error: unknown): void
}

/** A node Buffer or a string. */
export interface RawText {
  toString(encoding: 'latin1'): string
}

// The version is that of the interface. Node and all copies of undici in a process share the key.
const dispatcherKey = Symbol.for('undici.globalDispatcher.1')

const sourceOfNode = "require('internal/deps/undici/undici')"

let nodesFetch: unknown

/** Whether a function is the fetch that node came with. One that is wrapped, bound or a proxy shows another source. */
function isNodesFetch(fetch: unknown): boolean {
  if (fetch === nodesFetch) return fetch !== undefined
  if (typeof fetch !== 'function' || !Function.prototype.toString.call(fetch).includes(sourceOfNode)) return false
  nodesFetch = fetch
  return true
}

/**
 * Finds what the global fetch would send a request through at this moment: node's own dispatcher, or the one that the
 * host has set (a proxy, a mock).
 *
 * @returns undefined where the global fetch is not node's own, or where node keeps its dispatcher elsewhere
 */
export function dispatcherOfFetch(): Dispatcher | undefined {
  if (!isNodesFetch(globalThis.fetch)) return undefined
  const dispatcher: unknown = Reflect.get(globalThis, dispatcherKey)
  return isDispatcher(dispatcher) ? dispatcher : undefined
}

function isDispatcher(value: unknown): value is Dispatcher {
  return typeof (value as Partial<Dispatcher> | undefined)?.dispatch === 'function'
}
