import { audienceConfigOf, validAudienceSettings } from '../audience/audience'
import { getAuthData, getOAuth2Data, type OAuth2ClientCredentials } from './tokens'
import { TokenRefresh } from './token-refresh'
import type { AnyInput } from '../action'
import type {
  AudienceResult,
  AuthenticationScheme,
  CreateAudienceInput,
  DeletionPayload,
  DestinationDefinition,
  GetAudienceInput,
  RefreshAccessTokenResult,
  RequestExtension
} from '../definition'
import { IntegrationError, markInputError } from '../errors/classes'
import { withHiddenFields } from '../errors/classes'
import { createRequestClient, type RequestClient } from '../http/client'
import type { Transport } from '../http/transport'
import type { JSONObject } from '../data/json'
import type { OnEventOptions } from '../host'
import { createRedactor, redactedError, secretsOf, type Redact } from '../errors/redact'
import type { Result } from '../result'
import { fieldsToJsonSchema, validateSchema } from '../schema'
import type { SegmentEvent } from '../definition/segment-event'

/** Options of a destination as a whole. */
export interface DestinationOptions {
  /** Sends all requests instead of the global fetch; the options of a delivery may name another. */
  transport?: Transport
}

/** What a destination does for an account apart from events: settings, credentials, tokens, audiences, deletion. */
export abstract class DestinationAccount<Settings, AudienceSettings> {
  readonly definition: DestinationDefinition<Settings>
  readonly name: string
  readonly authentication?: AuthenticationScheme<Settings>
  readonly extendRequest?: RequestExtension<Settings>
  /** The settings as JSON Schema; absent where the destination has no authentication fields. */
  readonly settingsSchema?: ReturnType<typeof fieldsToJsonSchema>
  /** Deletes a person's data; absent where the destination cannot. */
  readonly onDelete?: (event: SegmentEvent, settings: JSONObject, options?: OnEventOptions) => Promise<Result>
  /** Refreshes the tokens of accounts. */
  readonly tokens: TokenRefresh
  /** Sends all requests, unless a delivery brings its own; absent for the global fetch. */
  readonly transport?: Transport

  constructor(definition: DestinationDefinition<Settings>, { transport }: DestinationOptions) {
    this.definition = definition
    this.name = definition.name
    this.authentication = definition.authentication
    this.extendRequest = definition.extendRequest
    this.transport = transport
    if (definition.authentication) this.settingsSchema = fieldsToJsonSchema(definition.authentication.fields)
    this.tokens = new TokenRefresh(definition.authentication?.scheme, (settings, options) =>
      this.refreshAccessToken(
        destinationSettingsOf<Settings>(settings),
        getOAuth2Data(settings),
        options.synchronizeRefreshAccessToken,
        options.transport
      )
    )
    if (definition.onDelete) {
      this.onDelete = (event, settings, options) => this.deletePerson(event, settings, options)
    }
  }

  /**
   * Checks the settings against the authentication fields, coercing them in place and removing what is not among them.
   *
   * @throws AggregateAjvError with status 400
   */
  validateSettings(settings: Settings): void {
    if (!this.settingsSchema) return
    try {
      validateSchema(settings, this.settingsSchema, {
        schemaKey: `${this.name}:settings`,
        exempt: ['dynamicAuthSettings']
      })
    } catch (error) {
      throw markInputError(error)
    }
  }

  /**
   * Tries the credentials.
   *
   * @throws Error (`Credentials are invalid: ...`, with the error underneath as `reason`, which is not enumerable) where
   * the destination refuses them; AggregateAjvError for settings
   * that do not fit
   */
  async testAuthentication(settings: JSONObject): Promise<void> {
    const input = { settings: this.validSettingsOf(settings), auth: getAuthData(settings) }
    const test = this.authentication?.testAuthentication
    if (!test) return
    try {
      await test(this.clientFor(input), input)
    } catch (error) {
      const shown = redactedError(error, this.redactor(input.settings, input.auth))
      const { message, response } = (shown ?? {}) as Partial<Error> & { response?: { status?: number } }
      const failure = new Error(`Credentials are invalid: ${response?.status ?? ''} ${message}`)
      throw withHiddenFields(failure, { reason: shown })
    }
  }

  /**
   * Gets new tokens from the destination, without saving them.
   *
   * @param transport sends the request. Default: that of this destination
   * @returns undefined where the destination has no way to
   * @throws IntegrationError (501) where the scheme is not OAuth
   */
  async refreshAccessToken(
    settings: Settings,
    oauthData: OAuth2ClientCredentials,
    synchronizeRefreshAccessToken?: () => Promise<void>,
    transport?: Transport
  ): Promise<RefreshAccessTokenResult | undefined> {
    const { authentication } = this
    if (authentication?.scheme !== 'oauth2' && authentication?.scheme !== 'oauth-managed') {
      const message = 'refreshAccessToken is only valid with oauth2 authentication scheme'
      throw new IntegrationError(message, 'NotImplemented', 501)
    }
    if (!authentication.refreshAccessToken) return undefined
    const client = this.clientFor({ settings, auth: oauthData }, transport)
    await synchronizeRefreshAccessToken?.()
    return authentication.refreshAccessToken(client, { settings, auth: oauthData })
  }

  /** Creates an audience at the destination. A 401 of an OAuth destination refreshes the tokens and tries again. */
  async createAudience(input: CreateAudienceInput<Settings, AudienceSettings>): Promise<AudienceResult> {
    const config = audienceConfigOf<Settings, AudienceSettings>(this.definition)
    if (!config) throw new Error('Unexpected call to createAudience')
    const audienceSettings = validAudienceSettings(this.definition, input.audienceSettings)
    const checked = { ...input, ...(audienceSettings && { audienceSettings }) }
    return this.aroundAudience(checked, (client) => config.createAudience(client, checked))
  }

  /** Finds an audience at the destination again. A 401 is treated as in {@link createAudience}. */
  async getAudience(input: GetAudienceInput<Settings, AudienceSettings>): Promise<AudienceResult> {
    const config = audienceConfigOf<Settings, AudienceSettings>(this.definition)
    if (!config) throw new Error('Unexpected call to getAudience')
    return this.aroundAudience(input, (client) => config.getAudience(client, input))
  }

  /** Makes a function that removes the secrets of an account from data: its secret settings and its tokens. */
  redactor(settings: Settings, auth?: Partial<OAuth2ClientCredentials>): Redact {
    return createRedactor(secretsOf(this.definition, settings as JSONObject, auth))
  }

  /**
   * Copies the destination's own settings out of a host's, validated and coerced.
   *
   * @throws AggregateAjvError with status 400
   */
  validSettingsOf(hostSettings: JSONObject): Settings {
    const settings = destinationSettingsOf<Settings>(hostSettings)
    this.validateSettings(settings)
    return settings
  }

  /** Makes the client of a call that is not an action's. */
  private clientFor(
    input: Omit<AnyInput<Settings>, 'payload'> & { payload?: unknown },
    transport = this.transport
  ): RequestClient {
    const options = this.extendRequest?.({ payload: undefined, ...input }) ?? {}
    return createRequestClient({
      ...options,
      statsContext: undefined,
      ...(transport && { transport })
    })
  }

  private aroundAudience(
    { settings, audienceSettings }: { settings: Settings; audienceSettings?: AudienceSettings },
    call: (client: RequestClient) => Promise<AudienceResult>
  ): Promise<AudienceResult> {
    const hostSettings = settings as JSONObject
    const { oauth: _, ...accountSettings } = hostSettings
    return this.tokens.around(hostSettings, (auth) =>
      call(this.clientFor({ settings: accountSettings as Settings, auth, audienceSettings }))
    )
  }

  private async deletePerson(
    event: SegmentEvent,
    hostSettings: JSONObject,
    options: OnEventOptions = {}
  ): Promise<Result> {
    const settings = this.validSettingsOf(hostSettings)
    const { userId, anonymousId } = event
    const payload = { userId, anonymousId } as DeletionPayload
    const result = await this.tokens.around(
      hostSettings,
      async (auth) => {
        const input = { settings, auth, payload }
        try {
          return await this.definition.onDelete?.(this.clientFor(input, options.transport), input)
        } catch (error) {
          throw redactedError(error, this.redactor(settings, auth))
        }
      },
      options
    )
    return (result as Result | undefined) || { output: 'no onDelete defined' }
  }
}

/** What a host keeps beside the settings of the destination. */
const HOST_KEYS = ['subscription', 'subscriptions', 'oauth']

/** Lists are copied too, so that coercion does not change those of the host. */
function destinationSettingsOf<Settings>(settings: JSONObject): Settings {
  const entries = Object.entries(settings).filter(([key]) => !HOST_KEYS.includes(key))
  return Object.fromEntries(entries.map(([key, value]) => [key, Array.isArray(value) ? [...value] : value])) as Settings
}
