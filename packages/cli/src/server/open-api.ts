import { ACCOUNT_PATHS, ACCOUNT_SCHEMAS } from './open-api-account'
import { DELIVERY_PATHS, DELIVERY_SCHEMAS } from './open-api-delivery'
import { MAPPINGS_PATHS, MAPPINGS_SCHEMAS } from './open-api-mappings'
import { object, record, text } from './open-api-parts'
import { RUNS_PATHS, RUNS_SCHEMAS } from './open-api-runs'

const Failure = object({ ok: { const: false }, error: text, fields: { type: 'object', additionalProperties: text } })

/** The description of the JSON API, by OpenAPI 3.1: https://spec.openapis.org/oas/v3.1.0 */
export const OPEN_API = {
  openapi: '3.1.0',
  info: { title: 'Actions Tester', version: '1.0.0', description: 'What the local server knows and does, as JSON.' },
  servers: [{ url: '/api' }],
  paths: {
    ...ACCOUNT_PATHS,
    ...MAPPINGS_PATHS,
    ...RUNS_PATHS,
    ...DELIVERY_PATHS,
    '/changes': {
      get: {
        summary:
          'Server-sent events: ready at the start; reload with files and errors; progress of a run; run with its number',
        responses: { 200: { description: 'A stream of events', content: { 'text/event-stream': { schema: text } } } }
      }
    },
    '/openapi.json': {
      get: {
        summary: 'This description',
        responses: { 200: { description: 'OpenAPI 3.1', content: { 'application/json': { schema: record } } } }
      }
    }
  },
  components: {
    schemas: { Failure, ...ACCOUNT_SCHEMAS, ...MAPPINGS_SCHEMAS, ...RUNS_SCHEMAS, ...DELIVERY_SCHEMAS },
    securitySchemes: { token: { type: 'apiKey', in: 'header', name: 'x-actions-token' } }
  }
}
