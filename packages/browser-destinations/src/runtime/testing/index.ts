import { TestEnvironment } from 'jest-environment-jsdom'

/**
 * The page for tests: jsdom with what every browser has and jsdom lacks, and without a network. Name it in the first
 * comment of a test: `@jest-environment @segment/browser-destination-runtime/testing`.
 */
export default class PageEnvironment extends TestEnvironment {
  constructor(...operands: ConstructorParameters<typeof TestEnvironment>) {
    super(...operands)
    const fetch = () => Promise.reject(new Error('Tests have no network.'))
    Object.assign(this.global, { fetch, Headers, Request, Response, TextDecoder, TextEncoder, structuredClone })
  }
}
