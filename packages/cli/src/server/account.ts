import type {
  AudienceDestinationDefinition,
  DestinationDefinition,
  JSONObject,
  OAuth2ClientCredentials,
  SegmentEvent
} from '@segment/actions-core'
import type { Call } from './call'
import { toFailure, toRejection } from './failure'
import { objectAt } from './json-body'

/** A route about the account or an audience, rather than an action. */
export interface AccountRoute {
  /** Whether a destination answers it; where it does not, an action may have its name. */
  isOffered: (definition: DestinationDefinition<never>) => boolean
  /** Works the call off and gives the body to answer with. */
  run: (call: Call) => Promise<unknown>
  /** The body to answer with when that fails. */
  describeFailure: (error: unknown) => unknown
  /** The HTTP status for that: the reference's. */
  failureStatus: 200 | 400
}

/** The routes about the account and audiences, by path without the slash. Statuses and shapes are the reference's. */
export const accountRoutes: Record<string, AccountRoute> = {
  authenticate: {
    isOffered: () => true,
    run: async ({ destination, body }) => {
      await destination.testAuthentication(body as JSONObject)
      return { ok: true }
    },
    describeFailure: toRejection,
    failureStatus: 200
  },

  refreshAccessToken: {
    isOffered: ({ authentication }) => authentication !== undefined && 'refreshAccessToken' in authentication,
    // The answer is not redacted: whoever asks for new tokens is to keep them.
    run: async ({ destination, body }) => {
      const { settings: _, ...tokens } = body
      const settings = (objectAt(body, 'settings') ?? {}) as JSONObject
      return {
        ok: true,
        data: await destination.refreshAccessToken(settings, tokens as unknown as OAuth2ClientCredentials)
      }
    },
    describeFailure: toRejection,
    failureStatus: 400
  },

  delete: {
    isOffered: ({ onDelete }) => onDelete !== undefined,
    run: async ({ destination, body, recorder, redact }) => {
      const event = { type: 'delete', ...objectAt(body, 'payload') } as SegmentEvent
      await destination.onDelete?.(event, (objectAt(body, 'settings') ?? {}) as JSONObject)
      return redact(await recorder.exchanges())
    },
    describeFailure: (error) => [toFailure(error)],
    failureStatus: 200
  },

  createAudience: {
    isOffered: (definition) => hasAudienceFunction(definition, 'createAudience'),
    run: async ({ destination, body, redact }) => redact(await destination.createAudience(body as never)),
    describeFailure: toRejection,
    failureStatus: 400
  },

  getAudience: {
    isOffered: (definition) => hasAudienceFunction(definition, 'getAudience'),
    run: async ({ destination, body, redact }) => redact(await destination.getAudience(body as never)),
    describeFailure: toRejection,
    failureStatus: 400
  }
}

function hasAudienceFunction(
  definition: DestinationDefinition<never>,
  name: 'createAudience' | 'getAudience'
): boolean {
  const { audienceConfig } = definition as Partial<AudienceDestinationDefinition>
  return audienceConfig !== undefined && name in audienceConfig
}
