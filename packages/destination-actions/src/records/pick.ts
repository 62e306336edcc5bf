import type { RecordedCase, RecordedExchange, RecordFile } from './format'

/** The maximum number of picked cases per action. */
const MOST = 8

/**
 * Picks cases that cover different behaviour from a large set, at most eight per action: calls, URLs, shapes of
 * requests, statuses of responses, outcomes. Leaves out mappings that no picked case refers to.
 *
 * @param wanted patterns for which a matching case is always picked; see `covers`
 */
export function pickCases(file: RecordFile, wanted: readonly ((id: string) => boolean)[] = []): RecordFile {
  const cases = pickDifferent(file.cases, {
    groupOf: ({ action, call }) => action ?? call,
    sightsOf: sightsOfCase,
    wanted
  })
  const names = new Set(cases.map(({ input }) => (input.mapping as { $ref?: string } | undefined)?.$ref))
  const mappings = Object.entries(file.mappings ?? {}).filter(([name]) => names.has(name))
  const { slug, clock, env = {} } = file
  return {
    slug,
    clock,
    ...(Object.keys(env).length > 0 && { env }),
    ...(mappings.length > 0 && { mappings: Object.fromEntries(mappings) }),
    cases
  }
}

/** How {@link pickDifferent} compares cases. */
export interface Picking<Case> {
  /** Returns the group of a case; at most eight cases of each are picked. */
  groupOf: (one: Case) => string
  /**
   * Returns the features of a case as texts, equal in cases that show the same; those with the prefix `key ` count
   * less.
   */
  sightsOf: (one: Case) => Set<string>
  /** Patterns for which a matching case is always picked. */
  wanted: readonly ((id: string) => boolean)[]
}

/** Picks at most eight different cases of each group, and keeps their order. */
export function pickDifferent<Case extends { id: string }>(cases: readonly Case[], how: Picking<Case>): Case[] {
  const groups = [...new Set(cases.map(how.groupOf))].map((group) => cases.filter((one) => how.groupOf(one) === group))
  const picked = new Set(groups.flatMap((group) => pickFrom(group, how)))
  return cases.filter((each) => picked.has(each))
}

/** Repeatedly takes the case with the most new features for its size. */
function pickFrom<Case extends { id: string }>(cases: Case[], { sightsOf, wanted }: Picking<Case>): Case[] {
  const sights = new Map(cases.map((each) => [each, sightsOf(each)]))
  const shown = new Set<string>()
  const picked: Case[] = []
  const take = (one: Case) => {
    picked.push(one)
    for (const sight of sights.get(one)!) shown.add(sight)
  }
  const departures = wanted.flatMap((fits) => cases.find(({ id }) => fits(id)) ?? [])
  for (const one of new Set(departures.slice(0, MOST))) take(one)
  while (picked.length < MOST) {
    const best = cases
      .filter((one) => !picked.includes(one))
      .map((one) => ({
        one,
        worth: worthOf(
          [...sights.get(one)!].filter((sight) => !shown.has(sight)),
          one
        )
      }))
      .reduce<{ one?: Case; worth: number }>((top, next) => (next.worth > top.worth ? next : top), { worth: 0 })
    if (!best.one) break
    take(best.one)
  }
  return picked
}

/** A new call, URL, status or outcome counts as much as ten new keys of a body. */
const WEIGHTY = 10

function worthOf(sights: string[], one: object): number {
  const weights = sights.map((sight) => (sight.startsWith('key ') ? 1 : WEIGHTY))
  return weights.reduce((sum, weight) => sum + weight, 0) / Math.sqrt(JSON.stringify(one).length)
}

/** Returns the features of a case as texts, equal in cases that show the same. */
function sightsOfCase({ call, field, hook, exchanges, outcome, input }: RecordedCase): Set<string> {
  const { error, multistatus, ...rest } = outcome
  return new Set([
    `call ${[call, field, hook].filter(Boolean).join(' ')}`,
    `requests ${exchanges.length}`,
    `outcome ${[...Object.keys(rest), error?.status, error?.code].filter(Boolean).join(' ')}`,
    ...(multistatus ?? []).map((entry) => `entry ${entry?.status} ${entry?.errortype}`),
    ...Object.keys(input.features ?? {}).map((flag) => `flag ${flag}`),
    ...exchanges.flatMap(sightsOfExchange)
  ])
}

function sightsOfExchange({ request, response }: RecordedExchange, index: number): string[] {
  // A list of brokers is not a URL, but its first one is.
  const address = URL.canParse(request.url) ? request.url : request.url.split(',')[0]!
  const { origin, pathname, searchParams } = new URL(address)
  // Ids in a path do not make a new URL.
  const path = pathname.replaceAll(/[^/]*\d[^/]{3,}/g, '*')
  return [
    `request ${request.method} ${origin}${path}`,
    `answer ${response.status} at ${index}`,
    ...[...searchParams.keys()].map((name) => `key query ${name}`),
    ...Object.keys(request.headers).map((name) => `key header ${name}`),
    ...keysOf(request.body, 'key body')
  ]
}

/** Returns every path into a value, with the type at its end; all items of a list count as one. */
export function keysOf(value: unknown, path: string): string[] {
  if (Array.isArray(value)) return value.flatMap((item) => keysOf(item, `${path}[]`))
  if (typeof value !== 'object' || value === null) return [`${path} ${value === null ? 'null' : typeof value}`]
  return Object.entries(value).flatMap(([key, item]) => keysOf(item, `${path}.${key}`))
}
