import { own } from '../data/values'
import { cachedTrigger, validate } from '../trigger'
import { checkFilters } from './check'
import { dropPaths, keepPaths, keysOf, pathTree } from './paths'

/**
 * A rule that runs before the mappings of a destination.
 *
 * @example
 * const filter: Filter = { name: 'No bots', trigger: 'contains(context.userAgent, "bot")', do: 'drop' }
 */
export interface Filter {
  /** Its name, in messages and traces. */
  name?: string
  /** The events that it applies to. Default: every event. */
  trigger?: string
  /**
   * `drop`: no mapping gets the event. `drop-properties`: removes the values at the paths. `keep-properties`: of each
   * part of the event that a path begins with, keeps the values at the paths and removes all others; other parts stay
   * as they are.
   */
  do: 'drop' | 'drop-properties' | 'keep-properties'
  /**
   * Paths that begin with `properties`, `traits` or `context`, such as `properties.card.number` or
   * `context['user agent']`. In a list, a path applies to each element: `properties.products.price`. Only for
   * `drop-properties` and `keep-properties`, which need at least one.
   */
  properties?: readonly string[]
  /** Default: true. */
  enabled?: boolean
}

/**
 * What filters made of an event.
 *
 * @example
 * const messageOf = ({ event, applied }: Filtered) => (event ? 'passed' : `dropped by ${applied.at(-1)?.name}`)
 */
export interface Filtered<Event extends object = object> {
  /** The event for the mappings, without what filters removed; absent if a filter dropped it. */
  event?: Event
  /** The filters whose trigger the event matched, in order. If the event was dropped, the last one dropped it. */
  applied: readonly Filter[]
}

/**
 * Applies filters to an event. Does not modify the event: parts that change are copied, all others are shared.
 *
 * @example
 * const filter: FilterEvents = compileFilters([{ do: 'drop-properties', properties: ['traits.ssn'] }])
 * filter({ type: 'identify', traits: { ssn: '000-00-0000' } }).event // { type: 'identify', traits: {} }
 */
export type FilterEvents = <Event extends object>(event: Event) => Filtered<Event>

const NONE: readonly Filter[] = Object.freeze([])

/**
 * Compiles the filters of a destination, once for all of its events. The filters apply in their order, each to the event
 * as the filters before it left it; after one that drops the event, no other applies.
 *
 * @param filters as they are stored; disabled ones are checked as well
 * @throws FilterError for a filter that is not valid: which one, what is wrong and what to write
 *
 * @example
 * import { compileFilters } from '@segment/actions-core/filter'
 *
 * const filter = compileFilters([
 *   { name: 'Tests', trigger: 'properties.test = true', do: 'drop' },
 *   { name: 'Cards', do: 'drop-properties', properties: ['properties.card'] }
 * ])
 * filter({ type: 'track', properties: { test: true } }).event // undefined
 * filter({ type: 'track', properties: { total: 9, card: '4111' } }).event // { type: 'track', properties: { total: 9 } }
 */
export function compileFilters(filters: readonly Filter[]): FilterEvents {
  checkFilters(filters)
  const steps = filters.filter(({ enabled }) => enabled !== false).map(compile)
  return <Event extends object>(given: Event): Filtered<Event> => {
    let event: Event | undefined = given
    let applied: Filter[] | undefined
    for (let index = 0; index < steps.length && event; index++) {
      const { filter, matches, change } = steps[index]
      if (!matches(event)) continue
      applied ??= []
      applied.push(filter)
      event = change(event) as Event | undefined
    }
    return event ? { event, applied: applied ?? NONE } : { applied: applied! }
  }
}

interface Step {
  filter: Filter
  matches: (event: object) => boolean
  change: (event: object) => object | undefined
}

function compile(filter: Filter): Step {
  const { trigger, properties = [] } = filter
  const tree = trigger === undefined ? undefined : cachedTrigger(trigger)
  const matches = tree ? (event: object) => validate(tree, event) : () => true
  if (filter.do === 'drop') return { filter, matches, change: () => undefined }
  const paths = pathTree(properties.map(keysOf))
  if (filter.do === 'drop-properties') return { filter, matches, change: (event) => dropPaths(event, paths) }
  return { filter, matches, change: (event) => keepParts(event, paths) }
}

/** Applies {@link keepPaths} to each part of an event that a path begins with. Other parts stay as they are. */
function keepParts(event: object, paths: ReturnType<typeof pathTree>): object {
  let copy: Record<string, unknown> | undefined
  for (const [part, below] of paths) {
    const value = own(event, part)
    if (below === undefined || value === undefined) continue
    const kept = keepPaths(value, below)
    copy ??= { ...event }
    if (kept === undefined) delete copy[part]
    else copy[part] = kept
  }
  return copy ?? event
}
