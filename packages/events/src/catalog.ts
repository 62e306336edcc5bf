import { UsageError } from '@segment/actions-input'
import { hintFor } from '@segment/action-destinations/nearest-names'
import type { SegmentEvent } from '@segment/actions-core'
import { ECOMMERCE } from './ecommerce'
import { type Sample, SHOP, createScene, productProperties, type Scene } from './scene'
import { SPEC_CALLS } from './spec-calls'

/** Every sample event by its name, such as `identify` or `order-completed`. */
export const SAMPLES: Readonly<Record<string, Sample>> = { ...SPEC_CALLS, ...ECOMMERCE }

/**
 * Returns the name of the sample for `text`, which is that name, or the name of its event in any case (`Order
 * Completed`).
 *
 * Throws a UsageError with the nearest names if there is none.
 */
export function findSample(text: string): string {
  const name = nameOf(text)
  if (Object.hasOwn(SAMPLES, name)) return name
  const hint = hintFor(name, Object.keys(SAMPLES), 'See the list with ./bin/run events.')
  throw new UsageError(`There is no sample event '${text}'. ${hint}`)
}

/** Returns the name of the sample of a call, or of the tracked event `event`; undefined if there is none. */
export function sampleNameOf({ type, event }: { type: string; event?: string }): string | undefined {
  const name = type === 'track' && event !== undefined ? nameOf(event) : type
  return Object.hasOwn(SAMPLES, name) ? name : undefined
}

function nameOf(text: string): string {
  return text.trim().toLowerCase().replaceAll(/\s+/g, '-')
}

/** How many events to generate, and which ones. */
export interface Variation {
  /** Default: 1. */
  count?: number
  /** An integer. Other seeds produce other people, products, ids and times. Default: 1. */
  seed?: number
}

/** The time of the first event of every seed, before the offset in minutes that follows from the seed. */
const START = Date.UTC(2026, 0, 15, 9)

/**
 * Generates `count` variations of the sample `name`, which must be in the catalog, in chronological order.
 *
 * They depend only on name, seed and index, not on the clock or on chance. Events with the same seed and index are
 * about the same person and the same basket, whatever their names, so that an `identify` fits an `order-completed`.
 */
export function makeEvents(name: string, { count = 1, seed = 1 }: Variation = {}): SegmentEvent[] {
  return Array.from({ length: count }, (_, index) => makeEvent(name, createScene(name, seed, index), index))
}

function makeEvent(name: string, scene: Scene, index: number): SegmentEvent {
  const { draw, userId, anonymousId } = scene
  const content = SAMPLES[name]!.make(scene)
  const happened = START + index * 3_600_000 + draw.integer(0, 3_599) * 1000 + draw.integer(0, 999)
  return {
    ...content,
    messageId: draw.uuid(),
    userId,
    // An alias replaces the anonymous id, which it has as `previousId`.
    ...(content.type !== 'alias' && { anonymousId }),
    context: content.type === 'screen' ? mobileContext(scene) : webContext(scene),
    integrations: {},
    timestamp: timeOf(happened),
    sentAt: timeOf(happened + 250),
    receivedAt: timeOf(happened + 400)
  }
}

function timeOf(milliseconds: number): string {
  return new Date(milliseconds).toISOString()
}

function webContext(scene: Scene): SegmentEvent['context'] {
  const { person } = scene
  const { url, name } = productProperties(scene)
  return {
    ...placeOf(scene),
    library: { name: 'analytics.js', version: 'npm:next-1.70.0' },
    page: { path: new URL(url).pathname, referrer: `${SHOP}/`, search: '', title: `${name} | Example Shop`, url },
    userAgent:
      person.country === 'US'
        ? 'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/131.0.0.0 Safari/537.36'
        : 'Mozilla/5.0 (X11; Linux x86_64; rv:133.0) Gecko/20100101 Firefox/133.0'
  }
}

function mobileContext(scene: Scene): SegmentEvent['context'] {
  return {
    ...placeOf(scene),
    app: { name: 'Example Shop', version: '4.2.0', build: '420', namespace: 'com.example.shop' },
    device: {
      id: scene.deviceId,
      manufacturer: 'Apple',
      model: 'iPhone16,1',
      name: 'iPhone',
      type: 'ios',
      adTrackingEnabled: false
    },
    library: { name: 'analytics-ios', version: '4.1.8' },
    network: { wifi: true, cellular: false },
    os: { name: 'iOS', version: '18.1' },
    screen: { width: 393, height: 852, density: 3 }
  }
}

function placeOf({ person: { ip, locale, timezone } }: Scene) {
  return { ip, locale, timezone }
}

/** A sample event in a list. */
export interface SampleEntry {
  name: string
  /** The call, such as `track`. */
  type: string
  /** The name of the tracked event; null for other calls. */
  event: string | null
  description: string
}

/** Lists the sample events in the order of the catalog. */
export function listSamples(): SampleEntry[] {
  return Object.entries(SAMPLES).map(([name, { description }]) => {
    const [event] = makeEvents(name)
    return { name, type: event!.type, event: event!.event ?? null, description }
  })
}

/** Formats the list for a terminal, a line for each sample. */
export function describeSamples(entries: SampleEntry[]): string[] {
  const width = Math.max(...entries.map(({ name }) => name.length))
  return entries.map(({ name, description }) => `${name.padEnd(width)}  ${description}`)
}
