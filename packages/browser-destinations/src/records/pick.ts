import { keysOf, pickDifferent } from '@segment/action-destinations/records'
import type { Observation, PageCase, PageRecordFile } from './format'

/**
 * Picks cases that cover different behaviour from a large set, at most eight of each kind: an action, `load`,
 * `presets`, or the text before the colon of their ids. Leaves out faults, and shared parts that no picked case refers
 * to.
 *
 * @param wanted patterns for which a matching case is always picked; see `covers`
 */
export function pickPageCases(
  { slug, kinds, loose, sdks = {}, subscriptions = {}, ...file }: PageRecordFile,
  wanted: readonly ((id: string) => boolean)[] = []
): PageRecordFile {
  const cases = pickDifferent(
    file.cases.filter(({ fault }) => !fault),
    { groupOf: ({ id }) => id.split(':')[0]!, sightsOf, wanted }
  )
  const used = new Set<unknown>(cases.flatMap(({ input }) => [input.sdk, ...input.subscriptions]))
  const only = <Value>(named: Record<string, Value>) =>
    Object.fromEntries(Object.entries(named).filter(([name]) => used.has(name)))
  return { slug, kinds, loose, sdks: only(sdks), subscriptions: only(subscriptions), cases }
}

function sightsOf({ input, observed: { load, ...lists } }: PageCase): Set<string> {
  return new Set([
    `load ${load}`,
    ...Object.keys(input.page ?? {}).map((part) => `page ${part}`),
    ...(input.events ?? []).map((step) => `step ${'wait' in step ? 'wait' : 'emit' in step ? 'emit' : step.type}`),
    ...keysOf(input.settings, 'key settings'),
    ...Object.entries(lists).flatMap(([kind, list]) => list.flatMap((each) => sightsOfObservation(kind, each)))
  ])
}

function sightsOfObservation(kind: string, { at, ...what }: Observation): string[] {
  const { path, name, src, url, store, key, ...rest } = what
  const named = [path, name, src, url, store, key].filter((part) => part !== undefined)
  // The query of a URL contains values of the settings.
  const texts = named.map((part) => String(part).split('?')[0])
  return [[kind, typeof at === 'number' ? 'event' : at, ...texts].join(' '), ...keysOf(rest, `key ${kind} ${texts[0]}`)]
}
