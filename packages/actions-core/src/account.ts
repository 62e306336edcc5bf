import { audienceConfigOf, validAudienceSettings } from './audience/audience'
import { getAuthData, TokenRefresh, type OAuth2ClientCredentials } from './auth/tokens'
import type { AnyInput } from './action'
import type {
  AudienceResult,
  AuthenticationScheme,
  CreateAudienceInput,
  DeletionPayload,
  DestinationDefinition,
  GetAudienceInput,
  RefreshAccessTokenResult,
  RequestExtension
} from './definition'
import { IntegrationError, markInputError, withHiddenFields } from './errors/classes'
import { scoped } from './errors/scope'
import { createRequestClient, type RequestClient } from './http/client'
import { redactedFailure } from './http/response'
import type { Transport } from './http/transport'
import { BoundedCache } from './data/bounded-cache'
import type { JSONObject } from './data/json'
import { setKey } from './data/values'
import type { OnEventOptions } from './host'
import { createRedactor, secretsOf, type Redact } from './errors/redact'
import type { Result } from './result'
import { fieldsToJsonSchema } from './schema'
import { validateSchema } from './schema/validate'
import type { SegmentEvent } from './definition/segment-event'

/**
 * Options of a destination as a whole.
 *
 * @example
 * const options: DestinationOptions = { transport: fetchTransport }
 */
export interface DestinationOptions {
  /** Sends the requests of deliveries without a transport of their own. Default: the global `fetch`. */
  transport?: Transport
}

/** What a redactor takes in memory, in bytes for each character of the secrets: their spellings, and what finds them. */
const REDACTOR_BYTES = 100

/** A redactor without secrets. */
const unchanged: Redact = (data) => data

/** What a destination does for an account besides deliveries: settings, credentials, tokens, audiences, deletion. */
export abstract class DestinationAccount<Settings, AudienceSettings> {
  readonly definition: DestinationDefinition<Settings>
  readonly name: string
  readonly authentication?: AuthenticationScheme<Settings>
  readonly extendRequest?: RequestExtension<Settings>
  /** The settings as JSON Schema. Missing if the destination has no authentication. */
  readonly settingsSchema?: ReturnType<typeof fieldsToJsonSchema>
  /** Deletes a person's data. Missing if the destination cannot do that. */
  readonly onDelete?: (event: SegmentEvent, settings: JSONObject, options?: OnEventOptions) => Promise<Result>
  /** Refreshes the tokens of accounts. */
  readonly tokens: TokenRefresh
  /** Sends the requests of deliveries without a transport of their own. Missing for the global `fetch`. */
  readonly transport?: Transport

  /** By the secrets: to compile one takes longer than a delivery. */
  private readonly redactors = new BoundedCache<string, Redact>()
  /** That of the last call: all subscriptions of an account have the same one, and no key is made for it. */
  private lastRedactor: { secrets: string[]; redact: Redact } = { secrets: [], redact: unchanged }

  constructor(definition: DestinationDefinition<Settings>, { transport }: DestinationOptions) {
    this.definition = definition
    this.name = definition.name
    this.authentication = definition.authentication
    this.extendRequest = definition.extendRequest
    this.transport = transport
    if (definition.authentication) this.settingsSchema = fieldsToJsonSchema(definition.authentication.fields)
    this.tokens = new TokenRefresh(definition.authentication?.scheme, (settings, credentials, options) =>
      this.refreshAccessToken(
        destinationSettingsOf<Settings>(settings),
        credentials,
        undefined,
        options.transport,
        options.signal
      )
    )
    if (definition.onDelete) {
      this.onDelete = (event, settings, options) => this.deletePerson(event, settings, options)
    }
  }

  /**
   * Validates settings against the authentication fields. Coerces them in place and removes unknown ones.
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
      throw scoped(markInputError(error), 'account')
    }
  }

  /**
   * Tests the credentials.
   *
   * @throws Error (`Credentials are invalid: ...`) if the destination rejects them; the property `reason`, which is not
   * enumerable, is the error of the test
   * @throws AggregateAjvError for invalid settings
   */
  async testAuthentication(settings: JSONObject): Promise<void> {
    const { transport } = this
    const account = { settings: this.validSettingsOf(settings), auth: getAuthData(settings) }
    const input = { ...account, ...(transport && { transport }) }
    const test = this.authentication?.testAuthentication
    if (!test) return
    try {
      await test(this.clientFor(input), input)
    } catch (error) {
      const shown = redactedFailure(error, this.redactor(input.settings, input.auth))
      const { message, response } = (shown ?? {}) as Partial<Error> & { response?: { status?: number } }
      const failure = new Error(`Credentials are invalid: ${response?.status ?? ''} ${message}`)
      throw withHiddenFields(failure, { reason: shown })
    }
  }

  /**
   * Gets new tokens from the destination, without saving them. `extendRequest` gets no tokens here: the one that it would
   * add has just been refused.
   *
   * @param transport sends the request. Default: that of this destination
   * @param signal aborts the request
   * @returns undefined if the destination cannot refresh tokens
   * @throws IntegrationError (501) if the scheme is not OAuth
   */
  async refreshAccessToken(
    settings: Settings,
    oauthData: OAuth2ClientCredentials,
    synchronizeRefreshAccessToken?: () => Promise<void>,
    transport?: Transport,
    signal?: AbortSignal
  ): Promise<RefreshAccessTokenResult | undefined> {
    const { authentication } = this
    if (authentication?.scheme !== 'oauth2' && authentication?.scheme !== 'oauth-managed') {
      const message = 'refreshAccessToken is only valid with oauth2 authentication scheme'
      throw new IntegrationError(message, 'NotImplemented', 501)
    }
    if (!authentication.refreshAccessToken) return undefined
    const client = this.clientFor({ settings }, transport, signal)
    await synchronizeRefreshAccessToken?.()
    const input = { settings, auth: oauthData }
    return this.redacted(input, async () => authentication.refreshAccessToken?.(client, input))
  }

  /**
   * Creates an audience. With OAuth, a call that fails with 401 is made once more with new tokens.
   *
   * @param options how the host keeps new tokens. Default: only in `settings.oauth`
   */
  async createAudience(
    input: CreateAudienceInput<Settings, AudienceSettings>,
    options: OnEventOptions = {}
  ): Promise<AudienceResult> {
    const config = audienceConfigOf<Settings, AudienceSettings>(this.definition)
    if (!config) throw new Error('Unexpected call to createAudience')
    const audienceSettings = validAudienceSettings(this.definition, input.audienceSettings)
    const checked = { ...input, ...(audienceSettings && { audienceSettings }) }
    return this.aroundAudience(checked, (client) => config.createAudience(client, checked), options)
  }

  /** Finds an audience again. After a 401 as {@link createAudience}. */
  async getAudience(
    input: GetAudienceInput<Settings, AudienceSettings>,
    options: OnEventOptions = {}
  ): Promise<AudienceResult> {
    const config = audienceConfigOf<Settings, AudienceSettings>(this.definition)
    if (!config) throw new Error('Unexpected call to getAudience')
    return this.aroundAudience(input, (client) => config.getAudience(client, input), options)
  }

  /**
   * Does something for an account. Errors lose the secrets of the account; `work` may remove them from its result.
   *
   * @param account `mapped` lists further secrets: those of a mapping
   */
  protected async redacted<T>(
    { settings, auth, mapped }: { settings: Settings; auth?: Partial<OAuth2ClientCredentials>; mapped?: string[] },
    work: (redact: Redact) => Promise<T>
  ): Promise<T> {
    const redact = this.redactor(settings, auth, mapped)
    try {
      return await work(redact)
    } catch (error) {
      throw redactedFailure(error, redact)
    }
  }

  /**
   * Makes a function that removes the secret settings and the tokens of an account from data.
   *
   * @param mapped further secrets: those of a mapping. Default: none
   */
  redactor(settings: Settings, auth?: Partial<OAuth2ClientCredentials>, mapped: string[] = []): Redact {
    const secrets = [...secretsOf(this.definition, settings as JSONObject, auth), ...mapped]
    const { lastRedactor: last } = this
    if (secrets.length === last.secrets.length && secrets.every((secret, index) => secret === last.secrets[index])) {
      return last.redact
    }
    const key = JSON.stringify(secrets)
    const redact = this.redactors.get(key) ?? createRedactor(secrets)
    this.redactors.set(key, redact, key.length * REDACTOR_BYTES)
    this.lastRedactor = { secrets, redact }
    return redact
  }

  /**
   * Copies the settings of the destination out of those of the host, validated and coerced.
   *
   * @throws AggregateAjvError with status 400
   */
  validSettingsOf(hostSettings: JSONObject): Settings {
    const settings = destinationSettingsOf<Settings>(hostSettings)
    this.validateSettings(settings)
    return settings
  }

  /** Makes the client of a call that does not belong to an action. */
  private clientFor(
    input: Omit<AnyInput<Settings>, 'payload'> & { payload?: unknown },
    transport = this.transport,
    signal?: AbortSignal
  ): RequestClient {
    const options = this.extendRequest?.({ payload: undefined, ...input }) ?? {}
    return createRequestClient({
      ...options,
      statsContext: undefined,
      ...(transport && { transport }),
      ...(signal && { signal })
    })
  }

  private aroundAudience(
    { settings, audienceSettings }: { settings: Settings; audienceSettings?: AudienceSettings },
    call: (client: RequestClient) => Promise<AudienceResult>,
    options: OnEventOptions
  ): Promise<AudienceResult> {
    const hostSettings = settings as JSONObject
    const { oauth: _, ...accountSettings } = hostSettings
    const { transport, signal } = options
    return this.tokens.around(
      hostSettings,
      async (auth) => {
        const account = { settings: accountSettings as Settings, auth, audienceSettings }
        return this.redacted(account, async () => call(this.clientFor(account, transport, signal)))
      },
      options
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
        const client = this.clientFor(input, options.transport, options.signal)
        return this.redacted(input, async (redact) => redact(await this.definition.onDelete?.(client, input)))
      },
      options
    )
    return (result as Result | undefined) || { output: 'no onDelete defined' }
  }
}

/** The keys of a host's settings that are not settings of the destination. */
const HOST_KEYS = ['subscription', 'subscriptions', 'oauth']

/** Copies lists too, because coercion changes them. */
function destinationSettingsOf<Settings>(settings: JSONObject): Settings {
  const copy: JSONObject = {}
  for (const key of Object.keys(settings)) {
    if (HOST_KEYS.includes(key)) continue
    const value = settings[key]
    setKey(copy, key, Array.isArray(value) ? [...value] : value)
  }
  return copy as Settings
}
