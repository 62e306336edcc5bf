import { isDeepStrictEqual } from 'node:util'
import type { InputField } from '@segment/actions-core'
import { addressOf } from './api'
import type { Api, Operation, Parameter } from './api'
import type { Candidate } from './candidates'
import type { Topic } from './default-mapping'
import { fieldOf } from './fields'
import { shapeOf } from './shape'
import type { Shape } from './variants'
import { labelOf, descriptionOf } from './fields'

/** An action to write: its texts, and how a payload becomes a request. */
export interface ActionDraft {
  key: string
  title: string
  description: string
  topic: Topic
  operation: Operation
  fields: Record<string, InputField>
  /** The fields that make up the body, in order; a field with `whole` is the body itself. */
  body: { fields: string[] } | { whole: string }
  /** The fields in the path and in the query, by the parameter's name. */
  path: Record<string, string>
  query: Record<string, string>
  /** The fixed values in the query of every request. */
  fixedQuery: Record<string, string>
  /** The settings in the body, by property. */
  bodySettings: Record<string, string>
  /** How a request takes several items, if it can: as the body itself, or under a property of it. */
  batch?: { path: string; method: Operation['method']; under?: string }
  /** Whether a single item is sent as a list too. */
  alwaysBatch: boolean
}

/** What is the same for all actions of an API: which parameters are settings. */
export interface DraftContext {
  api: Api
  /** Returns the key of the setting for a path, query or header parameter; undefined if it is not a setting. */
  settingFor: (parameter: Pick<Parameter, 'name' | 'in'>) => string | undefined
  /** Returns the key of the setting for a body property; undefined if it is not a setting. */
  bodySettingFor: (property: string, shape: Shape) => string | undefined
  note: (place: string, message: string) => void
}

/** Drafts an action. Returns undefined if its body cannot be made of fields. */
export function draftAction(candidate: Candidate, context: DraftContext): ActionDraft | undefined {
  const { operation, key, topic } = candidate
  const title = titleOf(operation, key)
  const shape = bodyShape(operation, context, key)
  const item = shape && itemOf(shape, operation)
  if (!item || item.shape.type !== 'object') {
    context.note(key, 'its body is not an object: it is left out.')
    return undefined
  }
  const draft: ActionDraft = {
    key,
    title,
    description: descriptionOf(operation.description ?? operation.summary, `${title}.`),
    topic,
    operation,
    fields: {},
    body: { fields: [] },
    path: {},
    query: {},
    fixedQuery: {},
    bodySettings: {},
    alwaysBatch: item.isList
  }
  addParameters(draft, context)
  addBody(draft, item.shape, context)
  const dependsOnPayload = Object.keys({ ...draft.path, ...draft.query }).length > 0
  const { method, path } = operation
  if (item.isList && !dependsOnPayload) draft.batch = { path, method, under: item.under }
  else if (!dependsOnPayload) draft.batch = twinOf(operation, item.shape, context)
  else if (item.isList) context.note(key, 'each event names its own address: no batches are sent.')
  if (draft.batch) draft.fields.enable_batching = BATCHING
  return draft
}

const BATCHING: InputField = {
  label: 'Send in Batches',
  description: 'Collects events and sends many in one request.',
  type: 'boolean',
  default: true
}

function titleOf({ summary }: Operation, key: string): string {
  const title = (summary ?? '').replace(/[\s.]+$/, '')
  return title !== '' && title.length <= 60 ? title : labelOf(key)
}

function bodyShape(operation: Operation, { api, note }: DraftContext, key: string): Shape | undefined {
  return shapeOf(operation.body!.schema, {
    resolve: api.resolve,
    note: (place, message) => note(place ? `${key}.${place}` : key, message)
  })
}

/** Returns one item of a body: the body itself, or an element of the list that the body is or contains. */
function itemOf(shape: Shape, operation: Operation): { shape: Shape; isList: boolean; under?: string } {
  if (shape.multiple) return { shape: { ...shape, multiple: undefined }, isList: true }
  const entries = Object.entries(shape.properties ?? {})
  const lists = entries.filter(([, property]) => property.multiple && property.type === 'object')
  const [name, list] = lists.length === 1 ? lists[0]! : []
  const isAlone = name !== undefined && (shape.required ?? []).every((required) => required === name)
  const isBatch = /(batch|bulk|import|multi)/i.test(`${operation.path} ${operation.id ?? ''}`)
  if (!list || !isAlone || (entries.length > 1 && !isBatch)) return { shape, isList: false }
  return { shape: { ...list, multiple: undefined }, isList: true, under: name }
}

/** Returns the operation that takes a list of what this one takes. */
function twinOf(operation: Operation, shape: Shape, { api }: DraftContext): ActionDraft['batch'] {
  const isTwinPath = (path: string) => /(batch|bulk)/i.test(path.replace(operation.path, '')) && path !== operation.path
  for (const other of api.operations) {
    if (!other.body || !isTwinPath(other.path) || other.path.split('{').length !== operation.path.split('{').length)
      continue
    const whole = shapeOf(other.body.schema, { resolve: api.resolve, note: () => {} })
    const item = whole && itemOf(whole, other)
    if (item?.isList && isDeepStrictEqual(withoutTexts(item.shape), withoutTexts(shape))) {
      return { path: other.path, method: other.method, under: item.under }
    }
  }
  return undefined
}

function withoutTexts(shape: Shape): unknown {
  return JSON.parse(JSON.stringify(shape, (key, value: unknown) => (key === 'description' ? undefined : value)))
}

function addParameters(draft: ActionDraft, { api, settingFor, note }: DraftContext): void {
  for (const parameter of draft.operation.parameters) {
    if (settingFor(parameter) !== undefined || parameter.in === 'header') continue
    const { name, required, description } = parameter
    const at = `${draft.key}.${name}`
    const shape = shapeOf(parameter.schema, { resolve: api.resolve, note: (_, message) => note(at, message) })
    if (parameter.in === 'query' && shape?.default !== undefined && required) {
      draft.fixedQuery[name] = String(shape.default)
    } else if (!required || !shape || shape.multiple || shape.type === 'object') {
      note(at, `the parameter of the ${parameter.in} is left out.`)
    } else {
      draft[parameter.in][name] = name
      draft.fields[name] = fieldOf(name, { description, ...shape }, true, draft.topic)
    }
  }
  for (const name of pathParameters(draft.operation.path)) {
    if (name in draft.path || settingFor({ name, in: 'path' }) !== undefined) continue
    draft.path[name] = name
    draft.fields[name] = fieldOf(name, { type: 'string' }, true, draft.topic)
  }
}

/** Returns the names in braces of a path. */
export function pathParameters(path: string): string[] {
  return [...path.matchAll(/\{([^{}]+)\}/g)].map((match) => match[1]!)
}

function addBody(draft: ActionDraft, shape: Shape, { bodySettingFor, note }: DraftContext): void {
  const { properties } = shape
  if (!properties) {
    const field = fieldOf('properties', { ...shape, type: 'object' }, true, draft.topic)
    draft.fields.properties = {
      ...field,
      label: 'Body',
      default: { '@path': draft.topic === 'track' ? '$.properties' : '$.traits' }
    }
    draft.body = { whole: 'properties' }
    return
  }
  const fields: string[] = []
  for (const [key, property] of Object.entries(properties)) {
    const setting = bodySettingFor(key, property)
    if (setting) draft.bodySettings[key] = setting
    else if (key in draft.fields || key === 'enable_batching') {
      note(
        `${draft.key}.${key}`,
        `${addressOf(draft.operation)} also has a parameter of that name, which gets the same value.`
      )
      fields.push(key)
    } else if (draft.operation.body!.encoding === 'form' && (property.type === 'object' || property.multiple)) {
      note(`${draft.key}.${key}`, 'forms hold plain values only: it is left out.')
    } else {
      draft.fields[key] = fieldOf(key, property, shape.required?.includes(key) ?? false, draft.topic)
      fields.push(key)
    }
  }
  draft.body = { fields }
}
