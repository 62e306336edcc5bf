import type { AfterResponseHook } from '../options'

/** Gives the response's headers a `toJSON`, so that they print and serialise as a record. */
export const listHeaders: AfterResponseHook = (_request, _options, { headers }) => {
  Object.defineProperty(headers, 'toJSON', { value: () => Object.fromEntries(headers), configurable: true })
}
