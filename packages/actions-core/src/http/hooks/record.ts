import type { AllRequestOptions, ResponseDecorator } from '../options'
import type { DecoratedResponse } from '../response'

const SENT = Symbol('sent')

interface Recorded {
  [SENT]: { readonly request: Request }
}

// One getter for all responses: with one each, each would have a shape of its own, which makes all else slow.
const lazyRequest: PropertyDescriptor & ThisType<Recorded> = {
  get() {
    return settle(this, this[SENT].request)
  },
  set(value) {
    settle(this, value)
  },
  configurable: true,
  enumerable: true
}

/** Makes a hook that adds to each response what led to it, and hands it on. */
export function recordResponses(take: (response: DecoratedResponse) => void): ResponseDecorator {
  return {
    decorate(response, options, sent) {
      Object.defineProperty(response, SENT, { value: sent, configurable: true })
      Object.defineProperty(response, 'request', lazyRequest)
      take(Object.assign(response as DecoratedResponse, { options: options as unknown as AllRequestOptions }))
    }
  }
}

/** From the first look, or assignment, the field is like any other. */
function settle(response: object, value: unknown): unknown {
  Object.defineProperty(response, 'request', { value, configurable: true, enumerable: true, writable: true })
  return value
}
