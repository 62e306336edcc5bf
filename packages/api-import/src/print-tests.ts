import type { AccountDraft } from './account-draft'
import type { ActionDraft } from './action-draft'
import { pathParameters } from './action-draft'
import type { Api, Operation } from './api'
import type { Sample } from './sample'
import { literal } from './print-action'
import { camelCase } from '@segment/actions-input'

/** What the tests need to know about a destination. */
export interface TestSubject {
  api: Api
  account: AccountDraft
  /** A value for each setting. */
  settings: Record<string, unknown>
}

const SETUP = `beforeAll(() => nock.disableNetConnect())
afterEach(() => nock.cleanAll())
afterAll(() => nock.restore())
`

/** Returns the source of an action's tests: a mapping, a batch if it has one, and error cases. */
export function printActionTests(draft: ActionDraft, sample: Sample, subject: TestSubject): string {
  const { key, title, fields, batch } = draft
  const required = Object.keys(fields).find((name) => fields[name]!.required === true)
  const missing = `const mapping = { ${literal(required)}: { '@path': '$.properties.missing' } }`
  const call = `testDestination.testAction(${literal(key)}, { event, settings, useDefaultMappings: true })`
  return `import nock from 'nock'
import { createTestIntegration } from '@segment/actions-core'
import type { SegmentEvent } from '@segment/actions-core'
import destination from '../..'
import type { Settings } from '../../generated-types'

const testDestination = createTestIntegration(destination)
const settings: Settings = ${literal(subject.settings)}
const event: Partial<SegmentEvent> = ${literal(sample.event)}
const item = ${literal(asSent(bodyOf(draft, sample, subject), draft))}

${SETUP}
describe(${literal(title)}, () => {
  it('maps an event by the defaults of the fields and sends it', async () => {
    const api = ${mock(draft, draft.operation, draft.alwaysBatch ? listSource(draft, 'item') : 'item', sample, subject)}.reply(200, {})
    await ${call}
    expect(api.isDone()).toBe(true)
  })
${
  batch
    ? `
  it('sends a batch in one request', async () => {
    const api = ${mock(draft, batch, listSource(draft, 'item, item'), sample, subject)}.reply(200, {})
    const events = [event, event]
    await testDestination.testBatchAction(${literal(key)}, { events, settings, useDefaultMappings: true })
    expect(testDestination.results[0]?.multistatus?.map(({ status }) => status)).toEqual([200, 200])
    expect(api.isDone()).toBe(true)
  })
`
    : ''
}${
    required
      ? `
  it('refuses an event without what is required', async () => {
    ${missing}
    const failure = testDestination.testAction(${literal(key)}, { event, settings, mapping, useDefaultMappings: true })
    await expect(failure).rejects.toThrow(${literal(`missing the required field '${required}'`)})
  })
`
      : ''
  }
  it('fails with the status that the API answers', async () => {
    ${mock(draft, draft.operation, undefined, sample, subject)}.reply(429)
    const failure = ${call}
    await expect(failure).rejects.toMatchObject({ response: { status: 429 } })
  })
})
`
}

/** Returns the source of a destination's tests: valid and invalid credentials. */
export function printDestinationTests(name: string, test: Operation, subject: TestSubject): string {
  const { account, settings } = subject
  const url = urlOf(test.path, {}, subject)
  const query = queryOf(test, {}, {}, subject)
  const isOAuth = account.scheme === 'oauth2'
  const tokens = { access_token: 'example', refresh_token: 'example-refresh', clientId: 'app', clientSecret: 'example' }
  const get = `nock(${literal(url.origin)}).get(${literal(url.path)})${query}`
  return `import nock from 'nock'
import { createTestIntegration } from '@segment/actions-core'
import destination from '..'

const testDestination = createTestIntegration(destination)
const settings = ${literal(isOAuth ? { ...settings, oauth: tokens } : settings)}

${SETUP}
describe(${literal(name)}, () => {
  it('tries the credentials by a request with them', async () => {
    const api = ${get}${headersOf(subject)}.reply(200, {})
    await testDestination.testAuthentication(settings)
    expect(api.isDone()).toBe(true)
  })

  it('refuses credentials that the API refuses', async () => {
    ${get}.reply(401)
    await expect(testDestination.testAuthentication(settings)).rejects.toThrow('Credentials are invalid')
  })
})
`
}

/** Returns the request body for the sample. */
function bodyOf({ body, bodySettings }: ActionDraft, { payload }: Sample, { settings }: TestSubject): unknown {
  if ('whole' in body) return payload[body.whole]
  const own = body.fields.filter((key) => key in payload).map((key) => [key, payload[key]])
  const fromSettings = Object.entries(bodySettings).map(([key, setting]) => [key, settings[setting]])
  return Object.fromEntries([...own, ...fromSettings])
}

/** Forms contain strings. */
function asSent(body: unknown, { operation }: ActionDraft): unknown {
  if (operation.body!.encoding === 'json') return body
  return Object.fromEntries(Object.entries(body as object).map(([key, value]) => [key, String(value)]))
}

function listSource({ batch }: ActionDraft, items: string): string {
  return batch?.under === undefined ? `[${items}]` : `{ ${literal(batch.under)}: [${items}] }`
}

/** Returns the expected request; without a body, any body passes. */
function mock(
  draft: ActionDraft,
  { path, method }: Pick<Operation, 'path' | 'method'>,
  body: string | undefined,
  { payload }: Sample,
  subject: TestSubject
): string {
  const url = urlOf(path, payload, subject)
  const query = queryOf(draft.operation, { ...draft.fixedQuery }, draft.query, subject, payload)
  return `nock(${literal(url.origin)}).${method}(${[literal(url.path), body].filter(Boolean).join(', ')})${query}`
}

/** Returns the request URL for the sample, without its query. */
function urlOf(path: string, payload: Record<string, unknown>, { api, account, settings }: TestSubject) {
  const server = api.server.replace(/\{([^{}]+)\}/g, (_, name: string) => String(settings[camelCase(name)]))
  const filled = pathParameters(path).reduce((text, name) => {
    const setting = account.settingFor({ name, in: 'path' })
    const value = String(setting === undefined ? payload[name] : settings[setting])
    return text.replace(`{${name}}`, encodeURIComponent(value))
  }, path)
  const { origin, pathname } = new URL(server + filled)
  return { origin, path: pathname }
}

function queryOf(
  { parameters }: Operation,
  fixed: Record<string, string>,
  own: Record<string, string>,
  { account, settings }: TestSubject,
  payload: Record<string, unknown> = {}
): string {
  const credentials = account.credentials
    .filter((credential) => credential.in === 'query')
    .map(({ parameter, prefix, setting }) => [parameter, prefix + String(settings[setting])])
  const fromSettings = parameters
    .filter((parameter) => parameter.in === 'query' && account.settingFor(parameter) !== undefined)
    .map((parameter) => [parameter.name, String(settings[account.settingFor(parameter)!])])
  const fromPayload = Object.entries(own).map(([name, field]) => [name, String(payload[field])])
  const query = { ...Object.fromEntries([...credentials, ...fromSettings, ...fromPayload]), ...fixed } as object
  return Object.keys(query).length > 0 ? `.query(${literal(query)})` : ''
}

/** Returns the header that carries the credentials. */
function headersOf({ account, settings }: TestSubject): string {
  const { scheme, credentials } = account
  if (scheme === 'basic') return `.basicAuth(${literal({ user: settings.username, pass: settings.password })})`
  if (scheme === 'oauth2') return ".matchHeader('authorization', 'Bearer example')"
  return credentials
    .filter((credential) => credential.in === 'header')
    .map(({ parameter, prefix, setting }) => {
      return `.matchHeader(${literal(parameter)}, ${literal(prefix + String(settings[setting]))})`
    })
    .join('')
}
