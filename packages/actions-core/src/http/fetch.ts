/** The global fetch, looked up at each call, so that whoever replaces it (a mock, a tracer) is heard. */
export const fetch: typeof globalThis.fetch = (input, init) => globalThis.fetch(input, init)

export const Request = globalThis.Request
export type Request = globalThis.Request

export const Response = globalThis.Response
export type Response = globalThis.Response

export const Headers = globalThis.Headers
export type Headers = globalThis.Headers
