import type { SegmentEvent } from '@segment/actions-core'
import { cachedTrigger, validate } from '@segment/actions-core/trigger'
import type { Config, ConfiguredDestination, ConfiguredSubscription } from '../config/config'
import type { NewJob } from '../store/store'

/** A subscription that does not get an event, and why. */
export interface Unrouted {
  destination: string
  subscription: string
  outcome: 'filtered' | 'discarded'
  reason: 'trigger' | 'integrations' | 'disabled'
}

/** Where an event goes, and where it does not. */
export interface Route {
  jobs: NewJob[]
  unrouted: Unrouted[]
}

/** Finds out where an event of a source goes. */
export type Router = (source: string, event: SegmentEvent) => Route

/** One subscription with what is computed once. */
interface Target {
  destination: ConfiguredDestination
  subscription: ConfiguredSubscription
  /** Absent if enrichment or filters may change what the trigger sees: the worker decides then. */
  matches?: (event: SegmentEvent) => boolean
}

/**
 * Makes the router of a configuration. An event goes to each subscription of the destinations of its source, unless the
 * trigger does not match it or the event itself excludes the destination by `integrations`.
 */
export function routerOf({ sources, destinations }: Config): Router {
  const targets = new Map(sources.map(({ id }) => [id, targetsOf(id, destinations)]))
  return (source, event) => {
    const route: Route = { jobs: [], unrouted: [] }
    for (const target of targets.get(source) ?? []) {
      const { destination, subscription } = target
      const names = { destination: destination.id, subscription: subscription.id }
      const reason = reasonAgainst(target, event)
      if (reason) {
        route.unrouted.push({ ...names, outcome: reason === 'disabled' ? 'discarded' : 'filtered', reason })
        continue
      }
      const order = subscription.orderKey?.(event)
      route.jobs.push({ ...names, ...(order !== undefined && { order }) })
    }
    return route
  }
}

function targetsOf(source: string, destinations: readonly ConfiguredDestination[]): Target[] {
  return destinations
    .filter(({ sources }) => sources.has(source))
    .flatMap((destination) =>
      destination.subscriptions
        .filter(({ enabled }) => enabled)
        .map((subscription) => {
          if (destination.beforeMapping) return { destination, subscription }
          const tree = cachedTrigger(subscription.subscription.subscribe)
          return { destination, subscription, matches: (event: SegmentEvent) => validate(tree, event) }
        })
    )
}

function reasonAgainst({ destination, matches }: Target, event: SegmentEvent): Unrouted['reason'] | undefined {
  if (matches && !matches(event)) return 'trigger'
  if (!destination.enabled && destination.whileDisabled === 'drop') return 'disabled'
  return isIntegrated(destination, event) ? undefined : 'integrations'
}

/**
 * Whether an event may go to a destination by its `integrations`, which names destinations by the name of their
 * definition, their kind or their ID. `All` holds for the others. Default: it may.
 * https://segment.com/docs/connections/spec/common/#integrations
 */
function isIntegrated({ definition, kind, id }: ConfiguredDestination, { integrations }: SegmentEvent): boolean {
  if (typeof integrations !== 'object' || integrations === null) return true
  for (const name of [id, definition.name, kind, 'All', 'all']) {
    if (Object.hasOwn(integrations, name)) return Boolean(integrations[name])
  }
  return true
}
