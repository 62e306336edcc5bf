import type { ResponseDecorator } from '../options'

const toJSON: PropertyDescriptor & ThisType<Headers> = {
  value() {
    return Object.fromEntries(this)
  },
  configurable: true
}

/** Gives the response's headers a `toJSON`, so that they print and serialise as a record. */
export const listHeaders: ResponseDecorator = {
  decorate({ headers }) {
    Object.defineProperty(headers, 'toJSON', toJSON)
  }
}
