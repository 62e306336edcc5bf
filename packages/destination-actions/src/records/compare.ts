import { isDeepStrictEqual } from 'node:util'
import type { RecordedBody, RecordedOutcome, RecordedRequest } from './format'
import { parseJson } from './request'

/** A difference from the record. */
export interface Difference {
  /** The number of the request, from 1; absent for the outcome. */
  request?: number
  /** The place, for example `body.json.user.id`, `header authorization` or `outcome.error.status`. */
  key: string
  /** The recorded value; absent if there was none. */
  expected?: unknown
  /** The value now; absent if there is none. */
  got?: unknown
}

/**
 * Compares a request with the recorded one: method, URL (the query in any order), headers, body. Compares JSON as JSON,
 * also inside a text.
 */
export function requestDifferences(expected: RecordedRequest, got: RecordedRequest): Difference[] {
  return [
    ...compare(expected.method, got.method, 'method'),
    ...compare(addressOf(expected.url), addressOf(got.url), 'url'),
    ...headerDifferences(expected, got),
    ...compare(bodyOf(expected.body), bodyOf(got.body), 'body')
  ]
}

/**
 * Compares outcomes: kind, statuses, the values of choices, what was returned and what the host stores. Names and codes
 * of errors and the labels of choices may differ.
 */
export function outcomeDifferences(expected: RecordedOutcome, got: RecordedOutcome): Difference[] {
  const kind = kindOf(expected)
  if (kind !== kindOf(got)) return [{ key: 'outcome', expected, got }]
  return [
    ...resultDifferences[kind](expected, got),
    ...(expected.returned === undefined ? [] : compare(expected.returned, got.returned, 'outcome.returned')),
    ...compare(expected.kept ?? null, got.kept ?? null, 'outcome.kept')
  ]
}

type Kind = 'error' | 'multistatus' | 'choices' | 'value' | 'notSubscribed' | 'ok'

function kindOf(outcome: RecordedOutcome): Kind {
  // A list of choices may come with an error.
  if (outcome.error && !outcome.choices) return 'error'
  const kinds = ['multistatus', 'choices', 'value', 'notSubscribed'] as const
  return kinds.find((kind) => outcome[kind] !== undefined) ?? 'ok'
}

type Judge = (expected: RecordedOutcome, got: RecordedOutcome) => Difference[]

const statuses = ({ multistatus }: RecordedOutcome) => multistatus?.map((entry) => entry?.status ?? null)

const resultDifferences: Record<Kind, Judge> = {
  choices: (expected, got) => [
    ...compare(choiceValues(expected.choices), choiceValues(got.choices), 'outcome.choices'),
    ...compare(expected.nextPage ?? null, got.nextPage ?? null, 'outcome.nextPage'),
    ...compare(Boolean(expected.error), Boolean(got.error), 'outcome.error')
  ],
  error: (expected, got) =>
    isDeepStrictEqual(expected.error?.status, got.error?.status)
      ? []
      : [{ key: 'outcome.error', expected: expected.error, got: got.error }],
  multistatus: (expected, got) => compare(statuses(expected), statuses(got), 'outcome.multistatus'),
  value: (expected, got) => compare(expected.value, got.value, 'outcome.value'),
  notSubscribed: () => [],
  ok: () => []
}

function choiceValues(choices: unknown): unknown {
  if (!Array.isArray(choices)) return choices
  return choices.map((choice) => (isRecord(choice) ? (choice.value ?? null) : choice))
}

function headerDifferences(expected: RecordedRequest, got: RecordedRequest): Difference[] {
  const names = [...new Set([...Object.keys(expected.headers), ...Object.keys(got.headers)])]
  const noBody = !expected.body && !got.body
  return names.flatMap((name) => {
    if (name === 'content-type' && noBody) return []
    const [one, other] =
      name === 'content-type' ? [mediaType(expected), mediaType(got)] : [expected.headers[name], got.headers[name]]
    return one !== undefined && fits(one, other) ? [] : [differenceOf(`header ${name}`, one, other)]
  })
}

function mediaType({ headers }: RecordedRequest): string | undefined {
  return headers['content-type']?.split(';')[0]!.trim().toLowerCase()
}

function addressOf(url: string): unknown {
  if (!URL.canParse(url)) return url
  const { origin, protocol, host, pathname, searchParams } = new URL(url)
  return {
    // Schemes other than http and https have no origin.
    origin: origin === 'null' ? `${protocol}//${host}` : origin,
    path: pathname,
    query: byName([...searchParams])
  }
}

function bodyOf(body: RecordedBody | undefined): unknown {
  if (!body) return undefined
  if ('form' in body) return { form: byName(body.form) }
  if ('multipart' in body) return { multipart: body.multipart.map((part) => ({ ...part, body: bodyOf(part.body) })) }
  const json = 'text' in body ? jsonOf(body.text) : undefined
  return json === undefined ? body : { ...body, text: undefined, json }
}

/** Returns the values of each name, sorted by name, because the order of names means nothing. */
function byName(pairs: [name: string, value: string][]): Record<string, string | string[]> {
  const values = new Map<string, string[]>()
  for (const [name, value] of pairs) values.set(name, [...(values.get(name) ?? []), value])
  return Object.fromEntries([...values].map(([name, all]) => [name, all.length === 1 ? all[0]! : all.toSorted()]))
}

/** Returns the object or list that a text contains as JSON. */
function jsonOf(text: string): unknown {
  return /^\s*[[{]/.test(text) ? parseJson(text) : undefined
}

/** Returns where two JSON values differ. An undefined key counts as absent. */
export function compare(expected: unknown, got: unknown, key: string): Difference[] {
  if (isDeepStrictEqual(expected, got)) return []
  if (typeof expected === 'string') return compareTexts(expected, got, key)
  if (Array.isArray(expected) && Array.isArray(got) && expected.length === got.length) {
    return expected.flatMap((item, index) => compare(item, got[index], `${key}[${index}]`))
  }
  if (isRecord(expected) && isRecord(got)) return compareRecords(expected, got, key)
  return [differenceOf(key, expected, got)]
}

function compareRecords(expected: Record<string, unknown>, got: Record<string, unknown>, at: string): Difference[] {
  // A random name stands for any names.
  const isWild = '$random' in expected
  const names = [...new Set([...Object.keys(expected), ...Object.keys(got)])].filter((name) => name !== '$random')
  return names.flatMap((name) => {
    if (expected[name] === undefined && (isWild || got[name] === undefined)) return []
    return compare(expected[name], got[name], `${at}.${name}`)
  })
}

function compareTexts(expected: string, got: unknown, key: string): Difference[] {
  if (fits(expected, got)) return []
  const [one, other] = [jsonOf(expected), typeof got === 'string' ? jsonOf(got) : undefined]
  if (one !== undefined && other !== undefined) return compare(one, other, `${key}(json)`)
  return [differenceOf(key, expected, got)]
}

/** Whether a value matches a placeholder. `$random` alone matches any value. */
const PLACEHOLDERS: Record<string, string> = { $uuid: '[0-9a-fA-F-]{32,36}', $random: String.raw`[\s\S]+` }

function fits(expected: string, got: unknown): boolean {
  if (expected === got) return true
  const parts = expected.split(/(\$uuid|\$random)/)
  if (parts.length === 1) return false
  if (expected === '$random') return got !== undefined && got !== null
  const pattern = parts.map((part) => PLACEHOLDERS[part] ?? part.replace(/[$()*+.?[\\\]^{|}]/g, String.raw`\$&`))
  return new RegExp(`^${pattern.join('')}$`).test(String(got))
}

function differenceOf(key: string, expected: unknown, got: unknown): Difference {
  return { key, ...(expected !== undefined && { expected }), ...(got !== undefined && { got }) }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
