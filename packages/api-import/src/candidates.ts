import { UsageError } from '@segment/actions-input'
import { camelCase } from '@segment/actions-input'
import { hintFor } from '@segment/action-destinations/nearest-names'
import { addressOf } from './api'
import type { Api, Operation } from './api'
import type { Topic } from './default-mapping'

/** An operation that can become an action. */
export interface Candidate {
  operation: Operation
  /** The key of the action. */
  key: string
  /** What it is about. */
  topic: Topic
  /** How well it suits events. Higher is better; 0 or less means that it does not. */
  score: number
}

/** The default number of actions. */
const TAKEN = 3

/** What the words of a path or a name reveal about an operation: its topic, and how well it suits events. */
const SUBJECTS: { words: RegExp; topic: Topic; score: number }[] = [
  { words: /^(track|events?|event)$/, topic: 'track', score: 10 },
  {
    words: /^(identify|users?|contacts?|customers?|people|persons?|profiles?|subscribers?|leads?)$/,
    topic: 'identify',
    score: 9
  },
  { words: /^(groups?|compan(y|ies)|accounts?|organi[sz]ations?)$/, topic: 'group', score: 7 },
  { words: /^(orders?|purchases?|conversions?|transactions?)$/, topic: 'track', score: 7 },
  { words: /^(page|pages|pageviews?)$/, topic: 'page', score: 6 },
  { words: /^(emails?|messages?|notifications?|sms|data|records?|metrics?|enqueue|import)$/, topic: 'track', score: 4 }
]

/** Words of operations that manage an account rather than receive events. */
const ADMINISTRATION =
  /^(webhooks?|keys?|tokens?|auth|oauth|login|logout|password|settings|templates?|domains?|automations?|workflows?|broadcasts?|campaigns?|exports?|search|query|filter|list|schemas?|definitions?|properties|permissions?|roles?|invit\w*|members?|dashboards?|blocks?|triggers?|segments?|topics?|cancel|verify|delete|remove|archive)$/

const VERBS = { post: 3, put: 2, patch: 1, get: 0, delete: 0 }

/** Returns the operations of an API that can become an action, the most suitable first, each with a unique key. */
export function candidatesOf({ operations }: Api): Candidate[] {
  const writing = operations.filter(({ method, body }) => body && method in VERBS && VERBS[method] > 0)
  const keys = new Map<string, number>()
  return writing
    .map((operation) => ({ operation, key: keyOf(operation, keys), ...judge(operation, writing) }))
    .toSorted((a, b) => b.score - a.score)
}

/**
 * Returns the candidates that `wanted` names, by operation id, by method and path, or by key. If `wanted` is empty,
 * returns the most suitable ones.
 *
 * Throws a UsageError that lists the names if a name is unknown, and if there are no candidates.
 */
export function chooseCandidates(candidates: Candidate[], wanted: string[]): Candidate[] {
  if (candidates.length === 0) throw new UsageError('The API has no POST, PUT or PATCH with a JSON or form body.')
  if (wanted.length > 0) return [...new Set(wanted.map((name) => find(candidates, name)))]
  const suitable = candidates.filter(({ score }) => score > 0).slice(0, TAKEN)
  return suitable.length > 0 ? suitable : candidates.slice(0, 1)
}

function find(candidates: Candidate[], name: string): Candidate {
  const found = candidates.find(({ operation, key }) => {
    const address = addressOf(operation).toLowerCase()
    return operation.id === name || key === name || address === name.trim().replace(/\s+/, ' ').toLowerCase()
  })
  if (found) return found
  const names = candidates.map(({ operation, key }) => operation.id ?? key)
  const hint = hintFor(name, names, `Available: ${names.slice(0, 30).join(', ')}.`)
  throw new UsageError(`--action: the API has no operation '${name}' that takes a body. ${hint}`)
}

function judge(operation: Operation, all: Operation[]): Pick<Candidate, 'topic' | 'score'> {
  const words = wordsOf(operation.path)
  const every = [...words, ...wordsOf(operation.id ?? ''), ...operation.tags.flatMap(wordsOf)]
  const inPath = SUBJECTS.find((subject) => words.some((word) => subject.words.test(word)))
  const subject = inPath ?? SUBJECTS.find((one) => every.some((word) => one.words.test(word)))
  const isAdministration = words.some((word) => ADMINISTRATION.test(word))
  const sends = every.some((word) => /^(track|send|import|upsert|ingest|collect|batch)$/.test(word))
  // The single operation sends its batches there.
  const single = operation.path.replace(/\/(batch|bulk)\b/i, '')
  const hasSingle = single !== operation.path && all.some(({ path }) => path === single)
  const parameters = operation.path.split('{').length - 1
  const score =
    (subject?.score ?? 0) +
    VERBS[operation.method] +
    (sends ? 2 : 0) -
    parameters -
    (isAdministration ? 12 : 0) -
    (hasSingle ? 8 : 0) -
    (operation.deprecated ? 10 : 0)
  return { topic: subject?.topic ?? 'track', score: subject ? score : Math.min(score, 0) }
}

/** Returns the words of a path or a name, in lower case, without path parameters. */
function wordsOf(text: string): string[] {
  return text
    .replace(/\{[^}]*\}/g, '')
    .replace(/([a-z\d])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^a-z]+/)
    .filter((word) => word !== '')
}

/** Returns the operation id, a short summary, or method and path, in camel case, with a number if the key is taken. */
function keyOf(operation: Operation, taken: Map<string, number>): string {
  const summary = (operation.summary ?? '').replace(/\b(an?|the)\b/gi, ' ')
  const isShort = summary.trim() !== '' && summary.trim().split(/\s+/).length <= 4
  const address = `${operation.method} ${operation.path.replace(/[{}]/g, '')}`
  const key =
    [operation.id ?? '', isShort ? summary : '', address].map(asKey).find((one) => /^[a-z]\w{0,60}$/.test(one)) ??
    'send'
  const count = (taken.get(key) ?? 0) + 1
  taken.set(key, count)
  return count === 1 ? key : `${key}${count}`
}

function asKey(name: string): string {
  const key = camelCase(name).replace(/[^a-zA-Z0-9]/g, '')
  return key in Object.prototype || key === 'index' ? '' : key
}
