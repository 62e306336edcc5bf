import { copyOf, fields, mapping, triggers } from './inputs'
import type { Pair } from './measure'
import { ours, oursMatches, peer, peerMatches } from './peer'
import { deliveries } from './deliveries'
import type { JSONObject, MinimalFields, SegmentEvent } from './types'

/** One line of the table. */
export interface Case {
  name: string
  /** The least ratio at 32 shapes of events; none where we only look. */
  bar?: number
  /**
   * How many processes measure it, of which the one with the median ratio counts. V8 decides in each process anew where it
   * creates the objects of batches, which changes their time by a fifth. Default: one.
   */
  processes?: number
  pair: (events: SegmentEvent[]) => Pair
}

type Data = Record<string, unknown>

function transformCase(name: string, file: string, bar?: number): Case {
  return {
    name: `transform: ${name}`,
    bar,
    pair: (events) => {
      const [left, right] = [mapping(file), mapping(file)]
      return {
        ours: (place) => ours.transform(left, events[place] as unknown as Data),
        peer: (place) => peer.transform(right, events[place] as unknown as Data)
      }
    }
  }
}

const parsedAnew: Case = {
  name: 'transform: 55 directives, parsed anew for each event',
  bar: 3,
  pair: (events) => {
    const text = JSON.stringify(mapping('amplitude-logEvent'))
    return {
      ours: (place) => ours.transform(JSON.parse(text), events[place] as unknown as Data),
      peer: (place) => peer.transform(JSON.parse(text), events[place] as unknown as Data)
    }
  }
}

const fromText: Case = {
  name: 'trigger: five, from their texts',
  bar: 30,
  pair: (events) => ({
    ours: (place) => triggers.map((text) => oursMatches(text, events[place])),
    peer: (place) => triggers.map((text) => peerMatches(text, events[place]))
  })
}

function validation(name: string, bar: number | undefined, spoil: (payload: JSONObject) => JSONObject): Case {
  return {
    name: `schema: ${name}`,
    bar,
    pair: (events) => {
      const file = 'amplitude-logEvent'
      const left = ours.fieldsToJsonSchema(fields(file))
      const right = peer.fieldsToJsonSchema(fields(file) as MinimalFields)
      const settled = events.map((event) => {
        const payload = ours.validatePayload(ours.transform(mapping(file), event as unknown as Data), fields(file))
        if (!payload.valid) throw new Error(`the payload is not valid: ${payload.errors[0]?.message}`)
        return spoil(copyOf(payload.payload))
      })
      const rightPayloads = settled.map(copyOf)
      const options = { schemaKey: 'benchmark' }
      return {
        ours: (place) => outcomeOf(() => ours.validateSchema(settled[place], left, options)),
        peer: (place) => outcomeOf(() => peer.validateSchema(rightPayloads[place], right, options))
      }
    }
  }
}

function outcomeOf(run: () => unknown): unknown {
  try {
    return run()
  } catch (error) {
    return (error as Error).message
  }
}

export const cases: Case[] = [
  transformCase('five paths', 'small'),
  transformCase('55 directives', 'amplitude-logEvent', 20),
  parsedAnew,
  transformCase('ten templates', 'template'),
  transformCase('nested', 'fbcapi-purchase'),
  transformCase('one of each directive', 'directives'),
  transformCase('Liquid', 'liquid'),
  fromText,
  validation('valid payload', 1.5, (payload) => payload),
  validation('failing payload', undefined, ({ event_type: _, ...rest }) => ({ ...rest, products: 'none' })),
  ...deliveries
]
