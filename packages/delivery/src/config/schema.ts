import type { ErrorObject, ValidateFunction } from 'ajv'
import { nameOfJson } from '@segment/actions-input'
import { hintFor } from '@segment/action-destinations/nearest-names'
import type { FolderContent, Fault, Path } from './read-folder'

// The shapes of the files, before anything is filled in.

/** The whole configuration, as files have it. */
export interface ConfigFile {
  sources?: Record<string, SourceFile>
  destinations?: Record<string, DestinationFile>
  vendors?: Record<string, SendLimitsFile>
  enrich?: EnrichmentFile[]
  retention?: RetentionFile
}

export interface SourceFile {
  writeKeys: string[]
  enabled?: boolean
}

export interface DestinationFile {
  kind: string
  enabled?: boolean
  whileDisabled?: 'keep' | 'drop'
  sources?: string[]
  settings?: Record<string, unknown>
  enrich?: EnrichmentFile[]
  filters?: Record<string, unknown>[]
  subscriptions: Record<string, SubscriptionFile>
  limits?: LimitsFile
}

export interface SubscriptionFile {
  preset?: string
  action?: string
  trigger?: string
  mapping?: Record<string, unknown>
  syncMode?: string
  enabled?: boolean
  orderBy?: string[]
}

export interface SendLimitsFile {
  concurrency?: number
  perSecond?: number
}

export interface LimitsFile extends SendLimitsFile {
  attempts?: number
  retryFor?: string
  firstRetry?: string
  longestRetry?: string
  linger?: string
  holdBack?: string
}

export interface EnrichmentFile {
  table?: string
  by?: string
  into?: string
  function?: string
}

export interface RetentionFile {
  deadLetters?: number
  deadLettersFor?: string
  countsFor?: string
}

const text = { type: 'string', minLength: 1 }
const flag = { type: 'boolean' }
const amount = { type: 'integer', minimum: 1 }
const duration = { type: 'string', pattern: '^\\d+(\\.\\d+)?(ms|s|m|h|d)$' }
const record = (properties: object, ...required: string[]) => ({
  type: 'object',
  properties,
  required,
  additionalProperties: false
})
const recordsOf = (member: object) => ({
  type: 'object',
  // IDs are in addresses, commands and metrics, and two of them in a record of the crash log.
  propertyNames: { pattern: '^[A-Za-z0-9][A-Za-z0-9_.-]{0,63}$' },
  additionalProperties: member
})
const listOf = (items: object) => ({ type: 'array', items })
const anyRecord = { type: 'object' }
const sendLimits = { concurrency: amount, perSecond: { type: 'number', exclusiveMinimum: 0 } }
const enrichments = listOf(record({ table: text, by: text, into: text, function: text }))

const SCHEMA = record({
  sources: recordsOf(record({ writeKeys: { ...listOf(text), minItems: 1 }, enabled: flag }, 'writeKeys')),
  destinations: recordsOf(
    record(
      {
        kind: text,
        enabled: flag,
        whileDisabled: { enum: ['keep', 'drop'] },
        sources: listOf(text),
        settings: anyRecord,
        enrich: enrichments,
        filters: listOf(anyRecord),
        subscriptions: recordsOf(
          record({
            preset: text,
            action: text,
            trigger: text,
            mapping: anyRecord,
            syncMode: text,
            enabled: flag,
            orderBy: { ...listOf(text), minItems: 1 }
          })
        ),
        limits: record({
          ...sendLimits,
          attempts: amount,
          retryFor: duration,
          firstRetry: duration,
          longestRetry: duration,
          linger: duration,
          holdBack: duration
        })
      },
      'kind',
      'subscriptions'
    )
  ),
  vendors: recordsOf(record(sendLimits)),
  enrich: enrichments,
  retention: record({ deadLetters: amount, deadLettersFor: duration, countsFor: duration })
})

let validator: ValidateFunction | undefined

/** Checks the shape of a configuration: keys and types. Returns all faults. */
export function checkShape({ value, faultAt }: FolderContent): Fault[] {
  // Late, as it takes long to load.
  const { Ajv } = require('ajv') as typeof import('ajv')
  validator ??= new Ajv({ allErrors: true, verbose: true }).compile(SCHEMA)
  if (validator(value)) return []
  return (validator.errors ?? [])
    .filter(({ keyword }) => keyword !== 'propertyNames')
    .map((error) => {
      const path = pathOf(error)
      return faultAt(path, sentenceFor(error, path))
    })
}

function pathOf({ instancePath, keyword, params, propertyName }: ErrorObject): Path {
  const path = instancePath
    .split('/')
    .slice(1)
    .map((key) => key.replaceAll('~1', '/').replaceAll('~0', '~'))
  if (keyword === 'additionalProperties') return [...path, params.additionalProperty as string]
  return propertyName === undefined ? path : [...path, propertyName]
}

function sentenceFor({ keyword, params, data, parentSchema, propertyName }: ErrorObject, path: Path): string {
  const name = path.length > 0 ? `'${path.join('.')}'` : 'the configuration'
  if (propertyName !== undefined) {
    return `the name ${propertyName} must begin with a letter or digit, hold only those and _ . - and have at most 64 characters.`
  }
  switch (keyword) {
    case 'additionalProperties': {
      const known = Object.keys((parentSchema as { properties: object }).properties)
      return `there is no key ${name}. ${hintFor(params.additionalProperty as string, known)}`
    }
    case 'required':
      return `${name} needs the key '${params.missingProperty}'.`
    case 'type':
      return `${name} must be ${NAMES[String(params.type)]} but it is ${nameOfJson(data)}.`
    case 'enum':
      return `${name} must be ${(params.allowedValues as string[]).join(' or ')}.`
    case 'pattern':
      return `${name} must be a time such as 500ms, 30s, 10m, 4h or 7d.`
    case 'minLength':
    case 'minItems':
      return `${name} must not be empty.`
    default:
      return `${name} must be ${keyword === 'exclusiveMinimum' ? 'more than' : 'at least'} ${params.limit}.`
  }
}

const NAMES: Record<string, string> = {
  object: 'an object',
  array: 'a list',
  string: 'a string',
  boolean: 'true or false',
  integer: 'a whole number',
  number: 'a number'
}

const UNITS: Record<string, number> = { ms: 1, s: 1000, m: 60_000, h: 3_600_000, d: 86_400_000 }

/** Reads a time such as `500ms` or `4h`, in the form that {@link checkShape} accepts. Returns milliseconds. */
export function millisecondsOf(time: string): number {
  const [, count, unit] = /^([\d.]+)(\D+)$/.exec(time)!
  return Math.round(Number(count) * UNITS[unit!]!)
}
