import { pathOf } from './verdict'
import { conditionOf, type ConditionForm } from './form'
import { subjectView } from './operators'
import { actualValue, type LeafCondition } from '@segment/actions-core/trigger'

/** The most suggestions, and the most events that they are taken from. */
const MOST = 100
const DEEPEST = 4

/** Lists the paths in a part of the events, such as `total` and `products` in their properties, in alphabetical order. */
export function pathsIn(events: readonly object[], word: string): string[] {
  const paths = new Set<string>()
  const walk = (value: unknown, path: string, depth: number) => {
    if (path && !path.includes('[')) paths.add(path)
    if (typeof value !== 'object' || value === null || Array.isArray(value) || depth > DEEPEST) return
    for (const [key, child] of Object.entries(value)) walk(child, path ? `${path}.${key}` : key, depth + 1)
  }
  for (const event of events.slice(0, MOST)) walk((event as Record<string, unknown>)[word], '', 0)
  return [...paths].toSorted().slice(0, MOST)
}

/** Lists the values that events have where a condition looks, each once. */
export function valuesFor(condition: ConditionForm, events: readonly object[]): string[] {
  if (condition.subject === 'event-type') return ['track', 'page', 'screen', 'identify', 'group', 'alias', 'delete']
  const leaf = conditionOf({ ...condition, operator: 'exists', value: '' }) as LeafCondition | undefined
  if (!leaf) return []
  const values = events
    .slice(0, MOST)
    .map((event) => actualValue(leaf, event))
    .filter((value) => typeof value !== 'object')
  return [...new Set(values.filter((value) => value !== undefined).map(String))].slice(0, MOST)
}

/** Returns what a row is about, for screen readers: `properties.total`. */
export function nameOfCondition(condition: ConditionForm): string {
  const leaf = conditionOf({ ...condition, operator: 'exists', value: '' }) as LeafCondition | undefined
  return leaf ? pathOf(leaf) : subjectView(condition.subject).label
}
