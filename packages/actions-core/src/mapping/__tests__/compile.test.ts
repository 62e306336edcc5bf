import { isDeepStrictEqual } from 'node:util'
import * as fc from 'fast-check'
import events from '../../../fixtures/vectors/events.json'
import vectors from '../../../fixtures/vectors/mapping.json'
import type { StatsContext } from '../../host'
import { transform } from '..'
import { compileMapping } from '../compile'
import { interpret } from '../interpret'
import { event, fields } from './arbitrary-mapping'

type Outcome = { value: unknown } | { messages: string[] }

/** What a run gives, or the messages of its errors. */
function outcomeOf(run: () => unknown): Outcome {
  try {
    return { value: run() }
  } catch (error) {
    const errors: Error[] = error instanceof AggregateError ? error.errors : [error]
    return { messages: errors.map(({ name, message }) => `${name}: ${message}`) }
  }
}

/** Whether two values share an object that could be modified. */
function share(left: unknown, right: unknown): boolean {
  const seen = new Set<unknown>()
  const collect = (value: unknown): void => {
    if (typeof value !== 'object' || value === null) return
    seen.add(value)
    Object.values(value).forEach(collect)
  }
  collect(left)
  const meets = (value: unknown): boolean =>
    typeof value === 'object' && value !== null && (seen.has(value) || Object.values(value).some(meets))
  return meets(right)
}

/** Where JSON order is part of the outcome. */
const written = (outcome: Outcome): string => JSON.stringify(outcome)

describe('the compiled form of a mapping', () => {
  it('gives what the interpreter gives, in values, their order, and errors', () => {
    fc.assert(
      fc.property(fields, fc.array(event, { minLength: 1, maxLength: 3 }), (mapping, someEvents) => {
        const compiled = outcomeOf(() => compileMapping(mapping))
        for (const each of someEvents) {
          const expected = outcomeOf(() => interpret(mapping, each))
          const actual =
            'value' in compiled ? outcomeOf(() => (compiled.value as (e: unknown) => unknown)(each)) : compiled
          expect(written(actual)).toBe(written(expected))
          // Jest asks a key named `constructor` for the type.
          expect(isDeepStrictEqual(actual, expected)).toBe(true)
          expect('value' in actual && share([mapping, each], actual.value)).toBe(false)
        }
      }),
      { seed: 20261122, numRuns: 5000 }
    )
  })

  it('sends the metrics that the interpreter sends', () => {
    const tagsOf = (run: (statsContext: StatsContext) => unknown): (string[] | undefined)[] => {
      const tags: (string[] | undefined)[] = []
      const statsClient = { histogram: (_name: string, _ms: number, given?: string[]) => tags.push(given) }
      outcomeOf(() => run({ statsClient: statsClient as unknown as StatsContext['statsClient'], tags: ['host'] }))
      return tags
    }
    let sent = 0
    fc.assert(
      fc.property(fields, event, (mapping, anyEvent) => {
        const expected = tagsOf((statsContext) => interpret(mapping, anyEvent, statsContext))
        expect(tagsOf((statsContext) => compileMapping(mapping)(anyEvent, statsContext))).toEqual(expected)
        sent += expected.length
      }),
      { seed: 20261122, numRuns: 5000 }
    )
    expect(sent).toBeGreaterThan(100)
  })

  it.each(vectors as unknown as { id: string; mapping: object; event: number }[])('agrees on vector $id', (vector) => {
    const data = events[vector.event]
    expect(outcomeOf(() => transform(vector.mapping as never, data))).toStrictEqual(
      outcomeOf(() => interpret(vector.mapping, data))
    )
  })

  it.each([
    ['an inherited key', { a: { '@path': '$.list' } }, Object.create({ list: [1] })],
    [
      'an instance',
      { a: { '@path': '$.at.b' } },
      {
        at: new (class {
          b = 1
        })()
      }
    ],
    [
      'a getter of a class',
      { a: { '@path': '$.at.b' } },
      {
        at: new (class {
          get b() {
            return 1
          }
        })()
      }
    ],
    ['the length of a text', { a: { '@path': '$.text.length' } }, { text: 'abc' }],
    ['a key of every object', { a: { '@path': '$.constructor' }, b: { '@path': '$.x.valueOf' } }, { x: {} }],
    ['a key of every object that is there', { a: { '@path': '$.constructor.name' } }, { constructor: { name: 'x' } }],
    ['falsy values on the way', { a: { '@path': '$.x.y' }, b: { '@path': '$.z.y' } }, { x: 0, z: null }],
    ['a date', { a: { '@path': '$.at' }, b: { '@arrayPath': ['$.at', { c: 1 }] } }, { at: new Date(0) }],
    [
      'nothing for the payload of a shape',
      { a: { '@arrayPath': ['$.l', { b: { '@template': '{{ . }}{{c}}' } }] } },
      { l: [undefined, null, 1] }
    ],
    [
      'an undefined member that another layer has',
      { a: { '@merge': { objects: [{ b: 1 }, { b: { '@path': '$.x' } }], direction: 'right' } } },
      {}
    ],
    [
      'more keys than V8 keeps in order',
      Object.fromEntries(Array.from({ length: 200 }, (_, n) => [`k${n}`, { '@path': '$.x' }])),
      { x: 1 }
    ]
  ])('agrees on %s', (_, mapping, data) => {
    expect(outcomeOf(() => compileMapping(mapping)(data))).toStrictEqual(outcomeOf(() => interpret(mapping, data)))
  })

  it('gives what the interpreter gives for elements of lists, whatever keys they have, in whatever order', () => {
    const key = fc.constantFrom('a', 'b', 'c', '0', '__proto__', 'constructor')
    const element = fc
      .array(fc.tuple(key, fc.constantFrom(1, null, undefined, 'x', { d: 1 }, [{ e: undefined }])), { maxLength: 5 })
      .map((entries) => Object.fromEntries(entries))
    const hidden = Object.defineProperty({ b: 1 }, 'a', { value: 2 })
    const inherited = Object.assign(Object.create({ a: 1 }), { b: 2 })
    const other = fc.constantFrom<unknown>(null, 7, [1], new Date(0), hidden, inherited)
    const elements = fc.oneof({ weight: 9, arbitrary: element }, { weight: 1, arbitrary: other })
    const lists = fc.oneof(
      { weight: 9, arbitrary: fc.array(elements, { maxLength: 4 }) },
      { weight: 1, arbitrary: fc.constant(Object.assign([], { length: 2 }) as unknown[]) }
    )
    const shape = fc.dictionary(
      fc.constantFrom('f', 'g', 'h'),
      key.map((name) => ({ '@path': name }))
    )
    fc.assert(
      fc.property(shape, fc.array(lists, { minLength: 1, maxLength: 5 }), (each, someLists) => {
        const mapping = { list: { '@arrayPath': ['$.list', each] } }
        const compiled = compileMapping(mapping)
        for (const list of someLists) {
          const actual = compiled({ list })
          const expected = interpret(mapping, { list })
          expect(JSON.stringify(actual)).toBe(JSON.stringify(expected))
          expect(isDeepStrictEqual(actual, expected)).toBe(true)
        }
      }),
      { seed: 20261122, numRuns: 3000 }
    )
  })

  it.each([1, null, undefined, 0, '', false, { c: 1 }, [], 'absent'])(
    'agrees on @if that takes what exists: %j',
    (value) => {
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
      for (const some of [
        { a: value },
        { b: value, d: 2 },
        { a: null, b: { c: value } },
        { a: value, b: value, d: value }
      ]) {
        const data = value === 'absent' ? { d: 1 } : some
        expect(outcomeOf(() => compileMapping(mapping)(data))).toStrictEqual(outcomeOf(() => interpret(mapping, data)))
      }
    }
  )

  it('does not find what a program adds to all objects', () => {
    const mapping = { a: { '@path': '$.b.added' } }
    Reflect.defineProperty(Object.prototype, 'added', {
      value: 1,
      configurable: true,
      enumerable: true,
      writable: true
    })
    try {
      expect(transform(mapping, { b: {} })).toEqual({})
    } finally {
      Reflect.deleteProperty(Object.prototype, 'added')
    }
  })
})

describe('prepared mappings', () => {
  it('are found by identity and by content, and told apart by any difference', () => {
    const texts = [
      '{"a":{"@path":"$.x"},"b":1}',
      '{"b":1,"a":{"@path":"$.x"}}',
      '{"a":{"@path":"$.y"},"b":1}',
      '{"a":{"@path":"$.x"},"b":"1"}',
      '{"a":{"@path":"$.x"},"b":[1]}',
      '{"a":{"@path":"$.x"},"b":{"0":1}}',
      '{"a":{"@path":"$.x"}}'
    ]
    const data = { x: 1, y: 2 }
    for (let round = 0; round < 3; round++) {
      for (const text of texts) {
        expect(JSON.stringify(transform(JSON.parse(text), data))).toBe(
          JSON.stringify(interpret(JSON.parse(text), data))
        )
      }
    }
  })

  it('keep values apart that JSON writes alike', () => {
    const at = new Date(0)
    expect(transform({ a: at.toISOString() })).toEqual({ a: at.toISOString() })
    expect(transform({ a: at } as never)).toEqual({ a: at })
    expect(transform({ a: NaN } as never)).toEqual({ a: NaN })
    expect(transform({ a: null })).toEqual({ a: null })
  })
})
