import type { Difference } from '@segment/action-destinations/records'
import {
  KINDS,
  type Kind,
  type Loose,
  type Observation,
  type Observed,
  type PageInput,
  type PageRecordFile
} from './format'
import type { PageRun } from './run-page'
import { isSame } from './watch-page'

/**
 * Compares what happened on a page with what was recorded.
 *
 * These may differ: the names of errors, undefined properties, the order of calls that several actions make for one
 * event, and what the records mark as loose. A destination that waits forever for its SDK equals one that gives up.
 * Actions of type `destination` need not change the event, even where the records say so.
 */
export function pageDifferences(
  { kinds = {}, loose = {} }: Pick<PageRecordFile, 'kinds' | 'loose'>,
  { subscriptions }: PageInput,
  expected: Observed,
  { observed: got, kinds: types }: PageRun
): Difference[] {
  const actions = [...new Set(subscriptions.map(({ partnerAction }) => partnerAction))]
  const [one, other] = [expected, got].map((each) => comparable(each, loose, actions.length > 1))
  if (actions.every((key) => (kinds[key] ?? 'destination') === 'destination')) {
    const made = other!.events as Record<string, unknown>
    one!.events = Object.fromEntries(Object.entries(one!.events as object).filter(([key]) => key in made))
  }
  const gaveUp = expected.load === 'pending' && got.load === 'error'
  const compared = gaveUp ? KINDS.filter((kind) => kind !== 'errors') : (['load', ...KINDS] as const)
  return [
    ...compared.flatMap((kind) => differencesOf(one![kind], other![kind], kind)),
    ...types
      .filter(([action, type]) => kinds[action] && kinds[action] !== type)
      .map(([action, type]) => ({ key: `type of ${action}`, expected: kinds[action], got: type }))
  ]
}

type Comparable = Record<Kind | 'load', unknown>

/** Normalizes what happened, so that values are equal if they are the same to the vendor and to customers. */
function comparable(observed: Observed, loose: Loose, hasSeveralActions: boolean): Comparable {
  const listOf = (kind: Kind) => (observed[kind] ?? []).map((each) => withoutUndefined(each) as Observation)
  const isLoose = ({ at, path }: Observation) => loose.calls?.some((call) => call.at === at && call.path === path)
  const calls = listOf('calls').filter((call) => !isLoose(call))
  const scripts = listOf('scripts')
  return {
    load: observed.load,
    errors: keyed(
      listOf('errors'),
      ({ at, action }) => [at, action],
      () => 'an error'
    ),
    scripts: loose.scripts
      ? scripts.map(({ attributes: _, ...each }) => ({ ...each, src: String(each.src).split('?')[0] }))
      : scripts,
    elements: listOf('elements'),
    requests: listOf('requests'),
    globals: keyed(
      listOf('globals').filter(({ name }) => !loose.globals?.some((start) => String(name).startsWith(start))),
      ({ at, name, path, ...rest }) => [at, name, path, 'found' in rest && '(found)'],
      ({ at: _at, name: _name, path: _path, ...change }) => change
    ),
    calls: hasSeveralActions ? inOrder(calls) : calls,
    writes: keyed(
      listOf('writes'),
      ({ at, path }) => [at, path],
      ({ value }) => value
    ),
    storage: keyed(
      listOf('storage'),
      ({ at, store, key }) => [at, store, key],
      ({ at: _at, store: _store, key: _key, ...change }) => change
    ),
    events: keyed(
      listOf('events'),
      ({ at, path }) => [at, path],
      ({ at: _at, path: _path, ...change }) => change
    ),
    probes: listOf('probes').map(({ at: _, ...each }) => each)
  }
}

/** Sorted by time and place, as their order means nothing. */
function keyed(
  list: Observation[],
  keyOf: (each: Observation) => unknown[],
  valueOf: (each: Observation) => unknown
): Record<string, unknown> {
  const isPart = (part: unknown) => part !== undefined && part !== false && part !== ''
  return Object.fromEntries(list.map((each) => [keyOf(each).filter(isPart).join(' '), valueOf(each)]))
}

/** Sorts the calls of each event, whichever action made them first. */
function inOrder(calls: Observation[]): Observation[] {
  const textOf = (call: Observation) => JSON.stringify(withSortedKeys(call))
  const moments = [...new Set(calls.map(({ at }) => at))]
  return moments.flatMap((moment) => {
    const own = calls.filter(({ at }) => at === moment)
    return typeof moment === 'number' ? own.toSorted((a, b) => (textOf(a) < textOf(b) ? -1 : 1)) : own
  })
}

function withSortedKeys(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withSortedKeys)
  if (typeof value !== 'object' || value === null) return value
  const pairs = Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1))
  return Object.fromEntries(pairs.map(([key, item]) => [key, withSortedKeys(item)]))
}

function isUndefined(value: unknown): boolean {
  return (Object(value) as { $?: unknown }).$ === 'undefined'
}

/** Omits undefined properties and trailing undefined arguments; an undefined value or result as a whole stays. */
function withoutUndefined(value: unknown, key?: string): unknown {
  if (Array.isArray(value)) {
    const last = key === 'args' ? value.findLastIndex((item) => !isUndefined(item)) : value.length
    return value.slice(0, last + 1).map((item) => withoutUndefined(item))
  }
  if (typeof value !== 'object' || value === null || isUndefined(value)) return value
  const pairs = Object.entries(value).filter(([name, item]) => !isUndefined(item) || ['value', 'result'].includes(name))
  return Object.fromEntries(pairs.map(([name, item]) => [name, withoutUndefined(item, name)]))
}

/** Returns where two JSON values differ; compares lists item by item. */
function differencesOf(expected: unknown, got: unknown, key: string): Difference[] {
  if (isSame(expected, got)) return []
  if (Array.isArray(expected) && Array.isArray(got)) {
    const longest = expected.length > got.length ? expected : got
    return longest.flatMap((_, index) => differencesOf(expected[index], got[index], `${key}[${index}]`))
  }
  if (isRecord(expected) && isRecord(got)) {
    const names = new Set([...Object.keys(expected), ...Object.keys(got)])
    return [...names].flatMap((name) => differencesOf(expected[name], got[name], `${key}.${name}`))
  }
  return [{ key, ...(expected !== undefined && { expected }), ...(got !== undefined && { got }) }]
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
