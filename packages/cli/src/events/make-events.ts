import type { SegmentEvent } from '@segment/actions-core'
import { SAMPLES } from './catalog'
import { SHOP } from './products'
import { createScene, productProperties, type Scene } from './scene'

/** How many events to make, and which ones. */
export interface Variation {
  /** Default 1. */
  count?: number
  /** A whole number: other seeds give other people, products, ids and times. Default 1. */
  seed?: number
}

/** When the first event of every seed happens, before the minutes that follow from the seed. */
const START = Date.UTC(2026, 0, 15, 9)

/**
 * Makes `count` variations of the sample `name`, which must be one of the catalog, in the order of their times.
 *
 * They follow from name, seed and place alone: no clock, no chance. Events of the same seed and place are about the same
 * person and the same basket, whatever their names, so that an `identify` fits an `order-completed`.
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
    // An alias replaces the anonymous id, which it holds as `previousId`.
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
