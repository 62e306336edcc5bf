import { isDeepStrictEqual } from 'node:util'
import * as fc from 'fast-check'
import { transform } from '..'
import { event, fields } from './arbitrary-mapping'

const peer = require('segment-actions-core-peer') as { transform: typeof transform }

/** What is known to differ from the reference, by the rules of docs/differences.md. */
const RULES: Record<string, (mapping: string) => boolean> = {
  '`__proto__` is left out of payloads': (texts) => texts.includes('__proto__'),
  'paths reach own properties only, and templates call no method of the event': (texts) =>
    /toString|constructor/.test(texts),
  'the operand of a root directive is an object': (texts) => texts.includes('__segment_internal_directive'),
  '`increment` of Liquid does not write to the event': (texts) => texts.includes('{% increment'),
  'text that `@template` inserts is not searched for placeholders': (texts) =>
    texts.includes('"{{a}}"') && texts.includes('{{{')
}

type Outcome = { value: unknown } | { messages: string[] }

function outcomeOf(run: () => unknown): Outcome {
  try {
    return { value: run() }
  } catch (error) {
    // The reference joins the errors of a mapping in an error that can be iterated, as ours can.
    const errors = Symbol.iterator in (error as object) ? [...(error as Iterable<Error>)] : [error as Error]
    return { messages: errors.map(({ message }) => message) }
  }
}

/** How `transform` and the reference answer to the same mapping and event. */
function compare(mapping: object, data: object): [ours: Outcome, theirs: Outcome] {
  return [
    outcomeOf(() => transform(structuredClone(mapping) as never, structuredClone(data) as never)),
    outcomeOf(() => peer.transform(structuredClone(mapping) as never, structuredClone(data) as never))
  ]
}

describe('the mapping language and the reference', () => {
  it('agree in values, the order of keys, and the texts of errors, but for the listed rules', () => {
    const seen = new Set<string>()
    fc.assert(
      fc.property(fields, event, (mapping, data) => {
        const [ours, theirs] = compare(mapping, data)
        // The reference's `increment` can write to the prototype of all lists, which later runs would find.
        Reflect.deleteProperty(Array.prototype, 'a')
        if (isDeepStrictEqual(ours, theirs) && JSON.stringify(ours) === JSON.stringify(theirs)) return
        const texts = JSON.stringify([mapping, data])
        const rule = Object.keys(RULES).find((name) => RULES[name](texts))
        if (rule === undefined) throw new Error(`${JSON.stringify(ours)} here, ${JSON.stringify(theirs)} there`)
        seen.add(rule)
      }),
      {
        seed: 3,
        numRuns: 1500,
        examples: [[{ f: { '@template': '{{{ b.a }}}' } }, { a: 1, b: { a: '{{a}}' }, list: [] }]]
      }
    )
    // A rule that explains nothing is no rule.
    expect([...seen].toSorted()).toEqual(Object.keys(RULES).toSorted())
  })

  it.each([1, null, undefined, 0, '', false, { c: 1 }, []])('agree on @if that takes what exists: %j', (value) => {
    const path = (name: string): object => ({ '@path': `$.${name}` })
    const kept = { '@if': { exists: path('a'), then: path('a'), else: path('b.c') } }
    const mapping = {
      kept,
      nested: { '@if': { exists: kept, then: kept, else: path('d') } },
      first: { '@if': { exists: path('a'), then: kept, else: path('d') } },
      chain: {
        '@if': {
          exists: path('b'),
          then: path('b'),
          else: { '@if': { exists: path('a'), then: path('a'), else: path('d') } }
        }
      },
      last: { '@if': { exists: path('a'), then: path('a') } },
      twice: [{ '@if': { exists: path('a'), then: path('d'), else: path('a') } }]
    }
    for (const data of [
      { d: 1 },
      { a: value },
      { b: value, d: 2 },
      { a: null, b: { c: value } },
      { a: value, b: value, d: value }
    ]) {
      const [ours, theirs] = compare(mapping, data)
      expect(ours).toStrictEqual(theirs)
    }
  })

  it('agree on elements of lists, whatever keys they have, in whatever order', () => {
    const key = fc.constantFrom('a', 'b', 'c', '0')
    const element = fc
      .array(fc.tuple(key, fc.constantFrom(1, null, undefined, 'x', { d: 1 }, [{ e: undefined }])), { maxLength: 5 })
      .map((entries) => Object.fromEntries(entries))
    const elements = fc.oneof({ weight: 9, arbitrary: element }, fc.constantFrom<unknown>(null, 7, [1]))
    const shape = fc.dictionary(
      fc.constantFrom('f', 'g', 'h'),
      key.map((name) => ({ '@path': name }))
    )
    fc.assert(
      fc.property(shape, fc.array(elements, { maxLength: 4 }), (each, list) => {
        const [ours, theirs] = compare({ list: { '@arrayPath': ['$.list', each] } }, { list })
        expect(ours).toStrictEqual(theirs)
        expect(JSON.stringify(ours)).toBe(JSON.stringify(theirs))
      }),
      { seed: 20261129, numRuns: 500 }
    )
  })
})
