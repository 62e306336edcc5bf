import type { AccountDraft } from './account-draft'
import { type ActionDraft, pathParameters } from './action-draft'
import { addressOf, type Operation } from './api'
import type { Topic } from './default-mapping'

const TRIGGERS: Record<Topic, string> = {
  track: 'type = "track"',
  identify: 'type = "identify"',
  group: 'type = "group"',
  page: 'type = "page"'
}

/** How requests of a destination get their URL: the expression, and its import. */
export interface AddressSource {
  expression: string
  name: string
}

/** Returns the source of an action's `index.ts`. */
export function printAction(draft: ActionDraft, account: AccountDraft, address: AddressSource): string {
  const { title, description, topic, operation } = draft
  const usesForm = operation.body!.encoding === 'form'
  const settings = Object.keys(draft.bodySettings).length > 0
  const fields = fieldsSource(draft.fields)
  const send = draft.batch ? batchSource(draft, account, address) : performSource(draft, account, address)
  const values = ['batched', 'firstOf'].filter((name) => `${fields}${send}`.includes(`${name}(`))
  const types = ['ActionDefinition', ...['ItemContext', 'SendContext'].filter((name) => send.includes(`${name}<`))]
  return `${values.length > 0 ? `import { ${values.join(', ')} } from '@segment/actions-core'\n` : ''}import type { ${types.join(', ')} } from '@segment/actions-core'
import { ${[address.name, ...(usesForm ? ['toForm'] : [])].join(', ')} } from '../api'
import type { Settings } from '../generated-types'
import type { Payload } from './generated-types'

${
  isPayloadWhole(draft)
    ? ''
    : `/** What the API takes for a payload. */
const toBody = (payload: Payload${settings ? ', settings: Settings' : ''}) => (${bodyObject(draft)})
`
}
const action: ActionDefinition<Settings, Payload> = {
  title: ${literal(title)},
  description: ${literal(description)},
  defaultSubscription: ${literal(TRIGGERS[topic])},
  fields: ${fields},
  ${send}
}

export default action
`
}

/** Returns the function that sends a single payload. */
function performSource(draft: ActionDraft, account: AccountDraft, address: AddressSource): string {
  const { operation, alwaysBatch } = draft
  const item = itemSource(draft, 'payload')
  const body = alwaysBatch ? `[${item}]` : item
  const source = requestSource(draft, account, address, operation.path, operation.method, body)
  return `// ${inComment(addressOf(operation))}
  perform: (request, { ${['payload', ...(source.includes('settings') ? ['settings'] : [])].join(', ')} }) => ${source}`
}

/** Returns the functions that send a payload and a batch of payloads. */
function batchSource(draft: ActionDraft, account: AccountDraft, address: AddressSource): string {
  const { operation, batch } = draft
  const item = itemSource(draft, 'payload')
  const list = batch!.under === undefined ? 'items' : objectOf({ [batch!.under]: 'items' })
  const one = requestSource(draft, account, address, operation.path, operation.method, 'item')
  const many = requestSource(draft, account, address, batch!.path, batch!.method, list)
  const context = (source: string, type: string) =>
    source.includes('settings') ? `, { settings }: ${type}<Settings>` : ''
  const sendOne = `// ${inComment(addressOf(operation))}
    sendOne: (request, item${context(one, 'SendContext')}) => ${one},
    `
  return `...batched({
    toItem: (payload: Payload${context(item, 'ItemContext')}) => ${item === 'payload' ? item : `(${item})`},
    ${draft.alwaysBatch ? '' : sendOne}// ${inComment(addressOf(batch!))}: one response for all. Add \`rejections\` if the API reports which items it rejected.
    send: (request, items${context(many, 'SendContext')}) => ${many}
  })`
}

/** Returns the fields as TypeScript source, with firstOf() for a default that reads two places. */
function fieldsSource(fields: ActionDraft['fields']): string {
  const twoPlaces =
    /\{"@if":\{"exists":\{"@path":("(?:[^"\\]|\\.)*")\},"then":\{"@path":\1\},"else":\{"@path":("(?:[^"\\]|\\.)*")\}\}\}/g
  return literal(fields).replace(twoPlaces, 'firstOf($1, $2)')
}

/** Whether the payload is sent unchanged. */
function isPayloadWhole({ body, fields, bodySettings }: ActionDraft): boolean {
  return 'fields' in body && Object.keys(bodySettings).length === 0 && Object.keys(fields).length === body.fields.length
}

function bodyObject({ body, bodySettings }: ActionDraft): string {
  if ('whole' in body) return member('payload', body.whole)
  const settings = Object.entries(bodySettings).map(([key, setting]) => [key, member('settings', setting)])
  return objectOf(Object.fromEntries([...body.fields.map((key) => [key, member('payload', key)]), ...settings]))
}

function itemSource(draft: ActionDraft, payload: string): string {
  if (isPayloadWhole(draft)) return payload
  return `toBody(${payload}${Object.keys(draft.bodySettings).length > 0 ? ', settings' : ''})`
}

function requestSource(
  draft: ActionDraft,
  { settingFor }: AccountDraft,
  { expression }: AddressSource,
  path: string,
  method: Operation['method'],
  body: string
): string {
  const parameters = draft.operation.parameters.flatMap((parameter): [string, string, string][] => {
    const setting = settingFor(parameter)
    return setting === undefined ? [] : [[parameter.in, parameter.name, member('settings', setting)]]
  })
  const of = (place: string) => parameters.filter(([one]) => one === place).map(([, name, source]) => [name, source])
  const fixed = Object.entries(draft.fixedQuery).map(([name, value]) => [name, literal(value)])
  const own = Object.entries(draft.query).map(([name, field]) => [name, member('payload', field)])
  const query = [...of('query'), ...fixed, ...own]
  const options = {
    method: literal(method),
    ...(of('header').length > 0 && { headers: objectOf(Object.fromEntries(of('header')) as Record<string, string>) }),
    ...(query.length > 0 && { searchParams: objectOf(Object.fromEntries(query) as Record<string, string>) }),
    ...(draft.operation.body!.encoding === 'form' ? { body: `toForm(${body})` } : { json: body })
  }
  return `request(\`${expression}${pathSource(path, draft.path, settingFor)}\`, ${objectOf(options)})`
}

/** Returns a path for a template literal, with settings and payload fields in place of its parameters. */
export function pathSource(
  path: string,
  fields: Record<string, string>,
  settingFor: AccountDraft['settingFor']
): string {
  const parameters = pathParameters(path)
  return path
    .split(/\{[^{}]+\}/)
    .map((text, index) => {
      const name = parameters[index]
      if (name === undefined) return inTemplate(text)
      const setting = settingFor({ name, in: 'path' })
      const value = setting === undefined ? member('payload', fields[name] ?? name) : member('settings', setting)
      return `${inTemplate(text)}\${encodeURIComponent(${value})}`
    })
    .join('')
}

/** Returns a value as TypeScript source. */
export function literal(value: unknown): string {
  return JSON.stringify(value)
}

/** Returns the access to a property: `payload.id`, or `payload["feed-key"]`. */
export function member(object: string, key: string): string {
  return /^[A-Za-z_$][\w$]*$/.test(key) ? `${object}.${key}` : `${object}[${literal(key)}]`
}

/** Returns an object literal of expressions. */
export function objectOf(entries: Record<string, string>): string {
  return `{ ${Object.entries(entries)
    .map(([key, expression]) => `${literal(key)}: ${expression}`)
    .join(', ')} }`
}

/** Escapes a text for a template literal. */
export function inTemplate(text: string): string {
  return text.replace(/[`\\]|\$\{/g, '\\$&')
}

/** Escapes a text for a comment, on one line. */
export function inComment(text: string): string {
  return text.replace(/\s+/g, ' ').replaceAll('*/', '* /').trim()
}
