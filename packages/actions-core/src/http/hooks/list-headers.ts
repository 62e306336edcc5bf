import type { ResponseDecorator } from '../options'

/** Gives the response's headers a `toJSON`, so that they print and serialise as a record. */
export const listHeaders: ResponseDecorator = {
  decorate({ headers }) {
    Object.defineProperty(headers, 'toJSON', { value: () => Object.fromEntries(headers), configurable: true })
  }
}
