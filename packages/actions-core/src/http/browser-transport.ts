/** What bundles for browsers have in the place of `default-transport.ts`. */
export { fetch as defaultTransport } from './fetch'
