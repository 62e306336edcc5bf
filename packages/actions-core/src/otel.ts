import { metrics, type Attributes, type Meter } from '@opentelemetry/api'
import type { StatsContext } from './host'

/** Options of {@link otelStats}. */
export interface OtelStatsOptions {
  /** Makes the instruments. Default: the meter `@segment/actions-core` of the global provider. */
  meter?: Meter
  /** Tags of every metric, as `name:value`. Default: none. */
  tags?: string[]
}

/**
 * Makes a `statsContext` whose metrics go to OpenTelemetry: counters, histograms (those whose names end in `_ms` with the
 * unit `ms`) and gauges of the same names, with the tags as attributes. The README of the runtime lists the metrics.
 * Make it once and hand it to every delivery.
 *
 * @example
 * import { Destination, type DestinationDefinition, type SegmentEvent } from '@segment/actions-core'
 * import { otelStats } from '@segment/actions-core/otel'
 *
 * const statsContext = otelStats()
 * const deliver = (definition: DestinationDefinition, event: SegmentEvent) =>
 *   new Destination(definition).onEvent(event, { subscriptions: [] }, { statsContext })
 */
export function otelStats({
  meter = metrics.getMeter('@segment/actions-core'),
  tags = []
}: OtelStatsOptions = {}): StatsContext {
  const counters = cached((name) => meter.createCounter(name))
  const histograms = cached((name) => meter.createHistogram(name, name.endsWith('_ms') ? { unit: 'ms' } : {}))
  const gauges = cached((name) => meter.createGauge(name))
  return {
    tags,
    statsClient: {
      incr: (name, value = 1, given) => counters(name).add(value, attributesOf(given)),
      histogram: (name, value = 0, given) => histograms(name).record(value, attributesOf(given)),
      set: (name, value, given) => gauges(name).record(value, attributesOf(given)),
      // Of the interface of the reference, and of no use here.
      observe: () => {},
      _name: (name) => name,
      _tags: (given = []) => given
    }
  }
}

/** Makes an instrument at the first use of its name. */
function cached<Instrument>(make: (name: string) => Instrument): (name: string) => Instrument {
  const made = new Map<string, Instrument>()
  return (name) => {
    const instrument = made.get(name) ?? make(name)
    made.set(name, instrument)
    return instrument
  }
}

/** A tag `name:value` is the attribute `name`; one without a colon is an attribute that is true. */
function attributesOf(tags: string[] = []): Attributes {
  return Object.fromEntries(
    tags.map((tag) => {
      const colon = tag.indexOf(':')
      return colon === -1 ? [tag, true] : [tag.slice(0, colon), tag.slice(colon + 1)]
    })
  )
}
