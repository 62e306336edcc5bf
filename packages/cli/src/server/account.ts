import {
  getOAuth2Data,
  type AudienceDestinationDefinition,
  type DestinationDefinition,
  type JSONObject,
  type OAuth2ClientCredentials,
  type SegmentEvent
} from '@segment/actions-core'
import { describeUnreachable, settingsOf, type Call, toFailure, toRejection, objectAt } from '@segment/actions-session'

/** A route about the account or an audience, rather than an action. */
export interface AccountRoute {
  /** Whether a destination answers it; where it does not, an action may have its name. */
  isOffered: (definition: DestinationDefinition<never>) => boolean
  /** The keys of the body that it reads; undefined where the body is free. */
  keys?: readonly string[]
  /** Works the call off and gives the body to answer with. */
  run: (call: Call) => Promise<unknown>
  /** The body to answer with when that fails. */
  describeFailure: (error: unknown) => unknown
  /** The HTTP status for that: the reference's. */
  failureStatus: 200 | 400
}

/** What the functions about audiences read of a body. */
const AUDIENCE_KEYS = ['settings', 'audienceSettings', 'audienceName', 'externalId', 'personas', 'features']

/** The routes about the account and audiences, by path without the slash. Statuses and shapes are the reference's. */
export const accountRoutes: Record<string, AccountRoute> = {
  authenticate: {
    isOffered: () => true,
    // The body is the settings themselves.
    run: async ({ destination, body, stored }) => {
      await destination.testAuthentication(Object.keys(body).length > 0 ? (body as JSONObject) : stored)
      return { ok: true }
    },
    describeFailure: (error) => {
      const rejection = toRejection(error)
      return { ...rejection, error: describeUnreachable(error) ?? rejection.error }
    },
    failureStatus: 200
  },

  refreshAccessToken: {
    isOffered: ({ authentication }) => authentication !== undefined && 'refreshAccessToken' in authentication,
    keys: ['settings', 'accessToken', 'refreshToken', 'clientId', 'clientSecret', 'refreshTokenUrl'],
    // The answer is not redacted: whoever asks for new tokens is to keep them.
    run: async (call) => {
      const { settings: _, ...given } = call.body
      const { oauth, ...settings } = settingsOf(call)
      const tokens = { ...getOAuth2Data({ oauth } as JSONObject), ...given } as OAuth2ClientCredentials
      return { ok: true, data: await call.destination.refreshAccessToken(settings, tokens) }
    },
    describeFailure: toRejection,
    failureStatus: 400
  },

  delete: {
    isOffered: ({ onDelete }) => onDelete !== undefined,
    keys: ['payload', 'settings'],
    run: async (call) => {
      const event = { type: 'delete', ...objectAt(call.body, 'payload') } as SegmentEvent
      await call.destination.onDelete?.(event, settingsOf(call))
      return call.redact(await call.recorder.exchanges())
    },
    describeFailure: (error) => [toFailure(error)],
    failureStatus: 200
  },

  createAudience: {
    isOffered: (definition) => hasAudienceFunction(definition, 'createAudience'),
    keys: AUDIENCE_KEYS,
    run: async (call) => call.redact(await call.destination.createAudience(audienceInputOf(call))),
    describeFailure: toRejection,
    failureStatus: 400
  },

  getAudience: {
    isOffered: (definition) => hasAudienceFunction(definition, 'getAudience'),
    keys: AUDIENCE_KEYS,
    run: async (call) => call.redact(await call.destination.getAudience(audienceInputOf(call))),
    describeFailure: toRejection,
    failureStatus: 400
  }
}

/** What the functions about audiences are given; they check it themselves. */
function audienceInputOf(call: Call): never {
  return { ...call.body, settings: settingsOf(call) } as never
}

function hasAudienceFunction(
  definition: DestinationDefinition<never>,
  name: 'createAudience' | 'getAudience'
): boolean {
  const { audienceConfig } = definition as Partial<AudienceDestinationDefinition>
  return audienceConfig !== undefined && name in audienceConfig
}
