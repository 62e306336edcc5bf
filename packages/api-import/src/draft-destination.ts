import { FailureError } from '@segment/actions-input'
import { draftAccount, type AccountDraft, asksForCredentials } from './account-draft'
import { draftAction, type ActionDraft, pathParameters } from './action-draft'
import { addressOf, type Api, type Operation } from './api'
import type { Candidate } from './candidates'
import { printAction } from './print-action'
import { printDeclaration, addressSource, printApi, printDestination } from './print-destination'
import { printActionTests, printDestinationTests } from './print-tests'
import { sampleOf, sampleSettings, type Sample } from './sample'

/** A destination to write, drafted from an API. */
export interface DestinationDraft {
  api: Api
  /** What the API was read from: a path, a URL, or `a curl line`. */
  source: string
  account: AccountDraft
  actions: { draft: ActionDraft; sample: Sample }[]
  test?: Operation
  /** What could not be imported, in sentences. */
  notes: string[]
}

/**
 * Drafts a destination for the candidates. Deterministic for the same API and candidates.
 *
 * Throws a FailureError if none of them can become an action.
 */
export function draftDestination(api: Api, source: string, candidates: Candidate[]): DestinationDraft {
  const found: string[] = []
  const note = (place: string, message: string) => found.push(place ? `${place}: ${message}` : message)
  const operations = candidates.map(({ operation }) => operation)
  const account = draftAccount(api, operations, note)
  const drafts = candidates.flatMap((candidate) => draftAction(candidate, { api, ...account, note }) ?? [])
  // An operation that takes the batches of another action is not an action of its own.
  const isTwin = ({ key, operation }: ActionDraft) =>
    drafts.some(({ key: other, batch }) => other !== key && batch?.path === operation.path)
  const actions = drafts.filter((draft) => !isTwin(draft)).map((draft) => ({ draft, sample: sampleOf(draft) }))
  if (actions.length === 0) throw new FailureError(`No operation of the API can become an action. ${found.join(' ')}`)
  const test = account.scheme ? testEndpoint(api, account) : undefined
  if (account.scheme && !test) note('', 'No request was found that tries the credentials. Write testAuthentication.')
  if (!account.scheme) note('', 'The API asks for no credentials.')
  if (account.scheme === 'oauth2' && !account.tokenUrl)
    note('', 'The token endpoint is unknown. Write refreshAccessToken.')
  return { api, source, account, actions, test, notes: [...new Set([...api.notes, ...found])] }
}

/** Returns the text of each file of the destination, unformatted, by its path in the folder. */
export function printDraft(
  draft: DestinationDraft,
  names: { name: string; slug: string },
  readme: string
): Map<string, string> {
  const { api, account, actions, test } = draft
  const address = addressSource(api)
  const subject = { api, account, settings: sampleSettings(account.settings) }
  const drafts = actions.map((action) => action.draft)
  const usesForm = drafts.some(({ operation }) => operation.body!.encoding === 'form')
  const sources = new Map([
    ['index.ts', printDestination(names, account, drafts, test, address)],
    ['api.ts', printApi(api, usesForm)]
  ])
  if (test) sources.set('__tests__/index.test.ts', printDestinationTests(names.name, test, subject))
  for (const { draft: action, sample } of actions) {
    sources.set(`${action.key}/index.ts`, printAction(action, account, address))
    sources.set(`${action.key}/__tests__/index.test.ts`, printActionTests(action, sample, subject))
  }
  const files = new Map([
    ['README.md', `${readme}\n${describeOrigin(draft)}`],
    ['conformance.json', printDeclaration(api, account, actions)]
  ])
  return new Map([...files, ...sources])
}

/** Formats a draft for the user, before it is written. */
export function describeDraft({ api, source, account, actions, test, notes }: DestinationDraft): string[] {
  const settings = Object.keys(account.settings)
  return [
    `${api.title} (${api.format}, ${source})`,
    `  address: ${api.server}`,
    `  authentication: ${account.scheme ?? 'none'}${settings.length > 0 ? ` (${settings.join(', ')})` : ''}`,
    ...(account.scheme ? [`  credentials tried by: ${test ? addressOf(test) : 'nothing yet'}`] : []),
    'Actions:',
    ...actions.map(({ draft: { key, operation, fields, topic, batch } }) => {
      const batches = batch ? `, batches by ${addressOf(batch)}` : ''
      const count = Object.keys(fields).length
      const size = count === 1 ? '1 field' : `${count} fields`
      return `  ${key}: ${addressOf(operation)}, for ${topic} events, ${size}${batches}`
    }),
    ...(notes.length > 0 ? ['To review:', ...notes.map((note) => `  ${note}`)] : [])
  ]
}

/** Returns the section of the README that names the source. */
function describeOrigin({ api, source, actions, notes }: DestinationDraft): string {
  const rows = actions.map(({ draft: { key, operation, batch } }) => {
    const batches = batch ? `\`${addressOf(batch)}\`` : ''
    return `| \`${key}\` | \`${addressOf(operation)}\` | ${batches} |`
  })
  const list = notes.map((note) => `- [ ] ${note.replace(/[<>]/g, '\\$&')}`)
  return `
## Made from

${api.title}, ${api.format}: \`${source}\`

| action | request | batches |
| --- | --- | --- |
${rows.join('\n')}
${list.length > 0 ? `\n## To look at\n\n${list.join('\n')}\n` : ''}`
}

/** Last path segments of requests that return the account itself, the most telling first. */
const OWN_ACCOUNT = ['me', 'whoami', 'self', 'user', 'account', 'profile', 'verify', 'validate', 'ping', 'status']

/**
 * Finds a harmless request to test credentials with: a GET that needs only the settings, preferably of the account
 * itself, otherwise with the shortest path. Returns undefined if no such request requires credentials.
 */
export function testEndpoint(api: Api, { settingFor }: Pick<AccountDraft, 'settingFor'>): Operation | undefined {
  const isOpen = ({ security }: Operation) => asksForCredentials(api) && security.length === 0
  return api.operations
    .filter((operation) => operation.method === 'get' && !isOpen(operation) && !operation.deprecated)
    .filter(({ path, parameters }) => {
      const names = pathParameters(path).map((name) => ({ name, in: 'path', required: true }) as const)
      return [...names, ...parameters].every((parameter) => !parameter.required || settingFor(parameter) !== undefined)
    })
    .toSorted((a, b) => rank(a) - rank(b) || a.path.length - b.path.length)[0]
}

function rank({ path }: Operation): number {
  const index = OWN_ACCOUNT.indexOf(path.split('/').at(-1)!.toLowerCase())
  return index === -1 ? OWN_ACCOUNT.length : index
}
