import { camelCase } from '@segment/actions-input'
import type { AccountDraft } from './account-draft'
import type { ActionDraft } from './action-draft'
import { addressOf, type Api, type Operation } from './api'
import { pathSource, type AddressSource, inComment, inTemplate, literal, member, objectOf } from './print-action'
import type { Sample } from './sample'

/** How sources refer to the URL of the API: a constant, or a function of the settings in it. */
export function addressSource({ variables }: Api): AddressSource {
  return Object.keys(variables).length === 0
    ? { name: 'API_URL', expression: '${API_URL}' }
    : { name: 'apiUrl', expression: '${apiUrl(settings)}' }
}

/** Returns the source of `api.ts`: what all requests share. */
export function printApi({ server, variables }: Api, usesForm: boolean): string {
  const form = `
/** Returns a form body without undefined values. */
export const toForm = (values: Record<string, unknown>) =>
  new URLSearchParams(
    Object.entries(values)
      .filter(([, value]) => value !== undefined)
      .map(([key, value]) => [key, String(value)])
  )
`
  if (Object.keys(variables).length === 0) {
    return `/** The address of the API. */\nexport const API_URL = ${literal(server)}\n${usesForm ? form : ''}`
  }
  const address = server
    .split(/(\{[^{}]+\})/)
    .map((part) =>
      part.startsWith('{') ? `\${${member('settings', camelCase(part.slice(1, -1)))}}` : inTemplate(part)
    )
    .join('')
  return `import type { Settings } from './generated-types'

/** Returns the URL of the API for an account. */
export const apiUrl = (settings: Settings) => \`${address}\`
${usesForm ? form : ''}`
}

/** Returns the source of the destination's `index.ts`. */
export function printDestination(
  { name, slug }: { name: string; slug: string },
  account: AccountDraft,
  actions: ActionDraft[],
  test: Operation | undefined,
  address: AddressSource
): string {
  const { scheme, tokenUrl } = account
  const refreshes = scheme === 'oauth2' && tokenUrl !== undefined
  return `import type { DestinationDefinition${refreshes ? ', RefreshAccessTokenResult' : ''} } from '@segment/actions-core'
${scheme && test ? `import { ${address.name} } from './api'\n` : ''}import type { Settings } from './generated-types'
${actions.map(({ key }) => `import ${key} from './${key}'`).join('\n')}

const destination: DestinationDefinition<Settings> = {
  name: ${literal(name)},
  slug: ${literal(slug)},
  mode: 'cloud',
${scheme ? `\n  authentication: ${authenticationSource(account, test, address)},\n` : ''}
${extendSource(account)}
  actions: { ${actions.map(({ key }) => key).join(', ')} }
}

export default destination
`
}

function authenticationSource(account: AccountDraft, test: Operation | undefined, address: AddressSource): string {
  const { scheme, settings, tokenUrl } = account
  const parts = [`scheme: ${literal(scheme)}`, `fields: ${literal(settings)}`]
  if (test)
    parts.push(`// ${inComment(addressOf(test))}\n    testAuthentication: ${testSource(account, test, address)}`)
  if (scheme === 'oauth2' && tokenUrl) {
    parts.push(`// https://www.rfc-editor.org/rfc/rfc6749#section-6
    refreshAccessToken: async (request, { auth }): Promise<RefreshAccessTokenResult> => {
      const { data } = await request<{ access_token: string; refresh_token?: string }>(${literal(tokenUrl)}, {
        method: 'post',
        body: new URLSearchParams({
          grant_type: 'refresh_token',
          refresh_token: auth.refreshToken,
          client_id: auth.clientId,
          client_secret: auth.clientSecret
        })
      })
      return { accessToken: data.access_token, refreshToken: data.refresh_token }
    }`)
  }
  return `{ ${parts.join(',\n    ')} }`
}

function testSource(
  { settingFor }: AccountDraft,
  { path, parameters }: Operation,
  { expression }: AddressSource
): string {
  const needed = (place: string) =>
    parameters
      .filter((parameter) => parameter.in === place)
      .flatMap((parameter): [string, string][] => {
        const setting = settingFor(parameter)
        return setting === undefined ? [] : [[parameter.name, member('settings', setting)]]
      })
  const options = {
    ...(needed('header').length > 0 && { headers: objectOf(Object.fromEntries(needed('header'))) }),
    ...(needed('query').length > 0 && { searchParams: objectOf(Object.fromEntries(needed('query'))) })
  }
  const url = `\`${expression}${pathSource(path, {}, settingFor)}\``
  const call = `request(${url === '`${API_URL}`' ? 'API_URL' : url}${Object.keys(options).length > 0 ? `, ${objectOf(options)}` : ''})`
  return call.includes('settings') ? `(request, { settings }) => ${call}` : `(request) => ${call}`
}

function extendSource({ scheme, credentials }: AccountDraft): string {
  if (scheme === 'basic') {
    return 'extendRequest: ({ settings }) => ({ username: settings.username, password: settings.password }),\n'
  }
  if (scheme === 'oauth2') {
    return 'extendRequest: ({ auth }) => ({ headers: { authorization: `Bearer ${auth?.accessToken}` } }),\n'
  }
  const of = (place: 'header' | 'query') =>
    credentials
      .filter((credential) => credential.in === place)
      .map(({ parameter, prefix, setting }) => {
        const value = member('settings', setting)
        return [parameter, prefix ? `\`${prefix}\${${value}}\`` : value]
      })
  const options = {
    ...(of('header').length > 0 && { headers: objectOf(Object.fromEntries(of('header')) as Record<string, string>) }),
    ...(of('query').length > 0 && { searchParams: objectOf(Object.fromEntries(of('query')) as Record<string, string>) })
  }
  return credentials.length > 0 ? `extendRequest: ({ settings }) => (${objectOf(options)}),\n` : ''
}

/** Paths that every sample event has. */
const ALWAYS_THERE = ['$.event', '$.userId', '$.anonymousId', '$.messageId', '$.timestamp']

/**
 * Returns the text of `conformance.json`, with which the shared test suites can run this destination: the hosts of its
 * requests, an event for each action whose required data the sample events lack, and the actions with separate batches.
 */
export function printDeclaration(
  { server }: Pick<Api, 'server'>,
  { tokenUrl }: Pick<AccountDraft, 'tokenUrl'>,
  actions: readonly {
    draft: Pick<ActionDraft, 'key' | 'fields' | 'batch' | 'alwaysBatch'>
    sample: Pick<Sample, 'event'>
  }[]
): string {
  const hosts = new Set([server, ...(tokenUrl === undefined ? [] : [tokenUrl])].flatMap(hostOf))
  const lacking = actions.filter(({ draft }) =>
    Object.values(draft.fields).some(
      ({ required, default: mapping }) => required && !ALWAYS_THERE.includes(String(Object(mapping)['@path']))
    )
  )
  const apart = actions.filter(({ draft }) => draft.batch && !draft.alwaysBatch).map(({ draft }) => draft.key)
  return JSON.stringify({
    hosts: [...hosts],
    ...(lacking.length > 0 && { events: lacking.map(({ sample }) => sample.event) }),
    ...(apart.length > 0 && { batches: [{ actions: apart, reason: 'Batches have an endpoint of their own.' }] })
  })
}

/** Returns the host of a URL, with `*` for labels with variables. Undefined if only a variable is known. */
function hostOf(address: string): string[] {
  const host = /^https?:\/\/([^/?#]+)/.exec(address)?.[1] ?? ''
  const known = host.replace(/^.*\{[^{}]*\}[^.]*/, '*')
  return known === '' || known === '*' ? [] : [known]
}
