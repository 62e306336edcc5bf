import { APIError, HTTPError, IntegrationError, PayloadValidationError, RetryableError } from '@segment/actions-core'
import type {
  DynamicFieldResponse,
  ModifiedResponse,
  OAuth2ClientCredentials,
  RequestClient,
  RequestOptions
} from '@segment/actions-core'
import { choicesOf } from '../../lib/dynamic-choices'
import { partnerCredentials } from '../../lib/partner-credentials'
import type { Settings } from './generated-types'

/** The version of the API: https://developer.salesforce.com/docs/atlas.en-us.242.0.bigobjects.meta/bigobjects/api_rest_eol.htm */
const API_VERSION = 'v53.0'

/** The credentials that Salesforce issues to its partner: what accounts without a connection log in by. */
export const credentials = partnerCredentials({
  SALESFORCE_CLIENT_ID: 'The consumer key of the connected app at Salesforce, for logging in with a user name.',
  SALESFORCE_CLIENT_SECRET: 'The consumer secret of the connected app at Salesforce, for logging in with a user name.'
})

/** The domains that Salesforce has for the addresses of accounts, My Domain included. */
const domains = ['salesforce.com', 'force.com', 'cloudforce.com', 'salesforce.mil']

/** Sends a request to a path of the REST API of the account. */
export type Salesforce = <Answer>(path: string, options?: RequestOptions) => Promise<ModifiedResponse<Answer>>

/**
 * Opens the API of the account. With a user name and a password it logs in first; otherwise `extendRequest` adds the
 * token of the connection.
 *
 * @throws IntegrationError if the address in the settings is not one of Salesforce: it would receive the token
 * @throws APIError with the status of Salesforce if it does not accept the user name and the password
 */
export async function connect(request: RequestClient, settings: Settings): Promise<Salesforce> {
  const url = `${instanceOrigin(settings)}/services/data/${API_VERSION}`
  if (!hasPassword(settings)) return (path, options) => request(`${url}${path}`, options)
  const authorization = `Bearer ${await logIn(request, settings)}`
  return (path, options) => request(`${url}${path}`, { ...options, headers: { ...options?.headers, authorization } })
}

function instanceOrigin({ instanceUrl }: Settings): string {
  const url = URL.canParse(instanceUrl) ? new URL(instanceUrl) : undefined
  if (url?.protocol === 'https:' && domains.some((domain) => url.hostname.endsWith(`.${domain}`))) return url.origin
  throw new IntegrationError(
    `The instance URL '${instanceUrl}' is not an address of Salesforce. Set it to one such as https://example.my.salesforce.com.`,
    'INVALID_INSTANCE_URL',
    400
  )
}

/** Whether the account logs in with a user name and a password instead of the token of the connection. */
export function hasPassword({ username, auth_password }: Settings): boolean {
  return Boolean(username && auth_password)
}

/**
 * Gets an access token for a user name and a password. Salesforce expects the security token at the end of the password:
 * https://help.salesforce.com/apex/HTViewHelpDoc?id=xcloud.remoteaccess_oauth_username_password_flow_ca.htm
 */
function logIn(request: RequestClient, settings: Settings): Promise<string> {
  return requestToken(request, settings, {
    grant_type: 'password',
    client_id: credentials.read('SALESFORCE_CLIENT_ID'),
    client_secret: credentials.read('SALESFORCE_CLIENT_SECRET'),
    username: settings.username ?? '',
    password: `${settings.auth_password ?? ''}${settings.security_token ?? ''}`
  })
}

/**
 * Gets a new access token: https://help.salesforce.com/apex/HTViewHelpDoc?id=remoteaccess_oauth_refresh_token_flow.htm&language=en_US
 *
 * @throws APIError with the status of Salesforce
 */
export function refreshToken(
  request: RequestClient,
  settings: Settings,
  { refreshToken, clientId, clientSecret }: OAuth2ClientCredentials
): Promise<string> {
  if (hasPassword(settings)) return logIn(request, settings)
  return requestToken(request, settings, {
    refresh_token: refreshToken,
    client_id: clientId,
    client_secret: clientSecret,
    grant_type: 'refresh_token'
  })
}

async function requestToken(request: RequestClient, settings: Settings, form: Record<string, string>): Promise<string> {
  const host = settings.isSandbox ? 'https://test.salesforce.com' : 'https://login.salesforce.com'
  try {
    const { data } = await request<{ access_token?: string }>(`${host}/services/oauth2/token`, {
      method: 'post',
      body: new URLSearchParams(form)
    })
    if (data?.access_token) return data.access_token
  } catch (error) {
    if (!(error instanceof HTTPError)) throw error
    // What Salesforce says is wrong can repeat the credentials of the request.
    const { status } = error.response
    throw new APIError(
      `Salesforce did not return an access token (${status}). Check the user name and the password, or connect your account again.`,
      status
    )
  }
  throw new RetryableError('Salesforce answered the request for an access token without one.')
}

/** What identifies a record: values of its fields. */
export type Traits = Record<string, unknown>

/**
 * Finds the one record that matches: https://developer.salesforce.com/docs/atlas.en-us.240.0.api_rest.meta/api_rest/resources_query.htm
 *
 * @param operator with `AND`, all traits must match. Default: one is enough.
 * @returns its ID, or `undefined` if there is none
 * @throws IntegrationError (300) if several match
 */
export async function findRecord(salesforce: Salesforce, object: string, traits: Traits, operator?: string) {
  const query = queryFor(object, traits, operator)
  const { data } = await salesforce<{ records?: { Id: string }[] }>(`/query/?q=${encodeURIComponent(query)}`)
  // Without this check, an upsert would create a record that may exist.
  if (!Array.isArray(data?.records)) throw new RetryableError('Salesforce answered a query without a list of records.')
  if (data.records.length > 1) {
    throw new IntegrationError(
      `Several records of ${object} match ${Object.keys(traits).join(', ')}. Map record matchers that are unique.`,
      'Multiple Records Found',
      300
    )
  }
  return data.records[0]?.Id
}

/**
 * The query for the IDs of the records that match.
 *
 * @throws PayloadValidationError if a name can be no API name
 * @throws IntegrationError if a value is no text, number or boolean
 */
export function queryFor(object: string, traits: Traits, operator?: string): string {
  const conditions = Object.entries(traits).map(([field, value]) => `${apiName(field)} = ${soqlLiteral(field, value)}`)
  return `SELECT Id FROM ${apiName(object)} WHERE ${conditions.join(operator === 'AND' ? ' AND ' : ' OR ')}`
}

/**
 * Returns an API name of an object or a field as it is.
 *
 * @throws PayloadValidationError for what can be none, so that no event can change the query
 */
export function apiName(name: string): string {
  if (/^[a-z]\w*(\.[a-z]\w*)*$/i.test(name)) return name
  throw new PayloadValidationError(
    `'${name}' is not an API name of Salesforce. Use the names of **Setup > Object Manager**, such as Email or Plan__c.`
  )
}

/**
 * A value in a query. Texts are quoted:
 * https://developer.salesforce.com/docs/atlas.en-us.254.0.soql_sosl.meta/soql_sosl/sforce_api_calls_soql_select_quotedstringescapes.htm
 */
function soqlLiteral(field: string, value: unknown): string {
  if (typeof value === 'number' || typeof value === 'boolean') return String(value)
  if (typeof value === 'string') {
    return `'${value.replace(/[\\']/g, '\\$&').replace(/\n/g, '\\n').replace(/\r/g, '\\r')}'`
  }
  throw new IntegrationError(
    `The record matcher ${field} is ${value === null ? 'null' : `an ${typeof value}`}. Map a text, a number or a boolean.`,
    'Unsupported Type',
    400
  )
}

/** Creates a record: https://developer.salesforce.com/docs/atlas.en-us.222.0.api_rest.meta/api_rest/using_resources_working_with_records.htm */
export function createRecord(salesforce: Salesforce, object: string, record: object) {
  return salesforce(`/sobjects/${apiName(object)}`, { method: 'post', json: record })
}

/** Updates a record: https://developer.salesforce.com/docs/atlas.en-us.232.0.api_rest.meta/api/resources_sobject_retrieve.htm */
export function updateRecord(salesforce: Salesforce, object: string, id: string, record: object) {
  return salesforce(recordPath(object, id), { method: 'patch', json: record })
}

/** Deletes a record: https://developer.salesforce.com/docs/atlas.en-us.232.0.api_rest.meta/api/resources_sobject_retrieve.htm */
export function deleteRecord(salesforce: Salesforce, object: string, id: string) {
  return salesforce(recordPath(object, id), { method: 'delete' })
}

function recordPath(object: string, id: string): string {
  return `/sobjects/${apiName(object)}/${encodeURIComponent(id)}`
}

/**
 * The objects of the account whose records can be created, as choices:
 * https://developer.salesforce.com/docs/atlas.en-us.256.0.api_rest.meta/api_rest/resources_describeGlobal.htm
 */
export function objectChoices(request: RequestClient, settings: Settings): Promise<DynamicFieldResponse> {
  return choicesOf(async () => {
    const salesforce = await connect(request, settings)
    const { data } = await salesforce<{ sobjects?: SObject[] }>('/sobjects')
    const objects = data?.sobjects?.filter(({ createable }) => createable) ?? []
    // All objects are on one page. The recorded answers name a second one all the same.
    return { choices: objects.map(({ name, label }) => ({ value: name, label })), nextPage: '2' }
  })
}

interface SObject {
  name: string
  label: string
  createable: boolean
}
