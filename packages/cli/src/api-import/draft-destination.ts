import { draftAccount } from './account-draft'
import type { AccountDraft } from './account-draft'
import { draftAction } from './action-draft'
import type { ActionDraft } from './action-draft'
import { addressOf } from './api'
import type { Api, Operation } from './api'
import type { Candidate } from './candidates'
import { FailureError } from '../errors'
import { formatMarkdown } from '../docs/format-markdown'
import { formatSource } from '../scaffold/format-source'
import { printAction } from './print-action'
import { printDeclaration } from './print-declaration'
import { addressSource, printApi, printDestination } from './print-destination'
import { printActionTests, printDestinationTests } from './print-tests'
import { sampleOf, sampleSettings } from './sample'
import type { Sample } from './sample'
import { testEndpoint } from './test-endpoint'

/** A destination to be written from what is known of an API. */
export interface DestinationDraft {
  api: Api
  /** What the API was read from: a path, an address, or `a curl line`. */
  source: string
  account: AccountDraft
  actions: { draft: ActionDraft; sample: Sample }[]
  test?: Operation
  /** What could not be taken over, in sentences. */
  notes: string[]
}

/**
 * Decides what a destination for the candidates is like. The same API and candidates always give the same.
 *
 * Throws a FailureError when none of them can become an action.
 */
export function draftDestination(api: Api, source: string, candidates: Candidate[]): DestinationDraft {
  const found: string[] = []
  const note = (place: string, message: string) => found.push(place ? `${place}: ${message}` : message)
  const operations = candidates.map(({ operation }) => operation)
  const account = draftAccount(api, operations, note)
  const drafts = candidates.flatMap((candidate) => draftAction(candidate, { api, ...account, note }) ?? [])
  // What takes the batches of another action is no action of its own.
  const isTwin = ({ key, operation }: ActionDraft) =>
    drafts.some(({ key: other, batch }) => other !== key && batch?.path === operation.path)
  const actions = drafts.filter((draft) => !isTwin(draft)).map((draft) => ({ draft, sample: sampleOf(draft) }))
  if (actions.length === 0) throw new FailureError(`No action can be made of the API. ${found.join(' ')}`)
  const test = account.scheme ? testEndpoint(api, account) : undefined
  if (account.scheme && !test) note('', 'No request was found that tries the credentials. Write testAuthentication.')
  if (!account.scheme) note('', 'The API asks for no credentials.')
  if (account.scheme === 'oauth2' && !account.tokenUrl)
    note('', 'The token endpoint is unknown. Write refreshAccessToken.')
  return { api, source, account, actions, test, notes: [...new Set([...api.notes, ...found])] }
}

/** The text of each file of the destination, by its path in the folder. */
export async function printDraft(
  draft: DestinationDraft,
  names: { name: string; slug: string },
  readme: string
): Promise<Map<string, string>> {
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
    ['README.md', await formatMarkdown(`${readme}\n${describeOrigin(draft)}`)],
    ['conformance.json', await printDeclaration(api, account, actions)]
  ])
  for (const [path, source] of sources) files.set(path, await formatSource(source))
  return files
}

/** What to print of a draft before it is written. */
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
    ...(notes.length > 0 ? ['To look at:', ...notes.map((note) => `  ${note}`)] : [])
  ]
}

/** The part of the README that says where it all comes from. */
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
