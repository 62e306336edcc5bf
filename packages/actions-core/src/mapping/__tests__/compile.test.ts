import * as fc from 'fast-check'
import { transform, validate } from '..'
import * as compiler from '../compile'
import { event, fields } from './arbitrary-mapping'

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

describe('a compiled mapping', () => {
  it('shares nothing with the event and the mapping, and answers alike each time', () => {
    let answered = 0
    fc.assert(
      fc.property(fields, fc.array(event, { minLength: 1, maxLength: 3 }), (mapping, someEvents) => {
        for (const each of [...someEvents, someEvents[0]]) {
          let payload: unknown
          try {
            payload = transform(mapping as never, each)
          } catch {
            continue
          }
          answered += 1
          expect(share([mapping, each], payload)).toBe(false)
          expect(JSON.stringify(transform(structuredClone(mapping) as never, each))).toBe(JSON.stringify(payload))
        }
      }),
      { seed: 20261122, numRuns: 400 }
    )
    expect(answered).toBeGreaterThan(200)
  })

  class Instance {
    b = 1
    get c() {
      return 1
    }
  }

  it.each([
    ['an inherited key', { a: { '@path': '$.list' } }, Object.create({ list: [1] }), {}],
    ['an instance', { a: { '@path': '$.at.b' } }, { at: new Instance() }, { a: 1 }],
    ['a getter of a class', { a: { '@path': '$.at.c' } }, { at: new Instance() }, {}],
    ['the length of a text', { a: { '@path': '$.text.length' } }, { text: 'abc' }, { a: 3 }],
    ['keys of every object', { a: { '@path': '$.constructor' }, b: { '@path': '$.x.valueOf' } }, { x: {} }, {}],
    [
      'an own key that every object has',
      { a: { '@path': '$.constructor.name' } },
      { constructor: { name: 'x' } },
      { a: 'x' }
    ],
    [
      'falsy values on the way',
      { a: { '@path': '$.x.y' }, b: { '@path': '$.z.y' } },
      { x: 0, z: null },
      { a: 0, b: null }
    ],
    [
      'a date',
      { a: { '@path': '$.at' }, b: { '@arrayPath': ['$.at', { c: 1 }] } },
      { at: new Date(0) },
      { a: new Date(0), b: new Date(0) }
    ],
    [
      'elements that are not objects',
      { a: { '@arrayPath': ['$.l', { b: { '@template': '{{ . }}{{c}}' } }] } },
      { l: [undefined, null, 1] },
      { a: [{ b: '' }, { b: '' }, { b: '1' }] }
    ],
    [
      'an undefined member that another layer has',
      { a: { '@merge': { objects: [{ b: 1 }, { b: { '@path': '$.x' } }], direction: 'right' } } },
      {},
      { a: {} }
    ],
    [
      'a list with holes',
      { a: { '@path': '$.l' } },
      { l: Object.assign([], { length: 2 }) },
      { a: Object.assign([], { length: 2 }) }
    ],
    [
      'more keys than V8 keeps in order',
      Object.fromEntries(Array.from({ length: 200 }, (_, n) => [`k${n}`, { '@path': '$.x' }])),
      { x: 1 },
      Object.fromEntries(Array.from({ length: 200 }, (_, n) => [`k${n}`, 1]))
    ]
  ])('reads %s', (_, mapping, data, payload) => {
    expect(transform(mapping, data)).toEqual(payload)
  })

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

  it('fails only for events that reach a faulty operand, with the error of the operand', () => {
    const faulty = { '@transform': { apply: { '@nope': 1 }, mapping: {} } }
    const mapping = { a: [{ '@if': { exists: { '@path': '$.x' }, then: faulty, else: 'fine' } }] }
    expect(() => validate(mapping)).not.toThrow()
    expect(transform(mapping, {})).toEqual({ a: ['fine'] })
    for (let round = 0; round < 2; round++) {
      expect(() => transform(mapping, { x: 1 })).toThrow('/ has an invalid directive: @nope.')
    }
  })
})

describe('prepared mappings', () => {
  const compilations = jest.spyOn(compiler, 'compileMapping')
  beforeEach(() => compilations.mockClear())
  afterAll(() => compilations.mockRestore())

  it('are found by identity and by content, and differ with any difference', () => {
    const cases: [text: string, payload: string][] = [
      ['{"a":{"@path":"$.x"},"b":1}', '{"a":1,"b":1}'],
      ['{"b":1,"a":{"@path":"$.x"}}', '{"b":1,"a":1}'],
      ['{"a":{"@path":"$.y"},"b":1}', '{"a":2,"b":1}'],
      ['{"a":{"@path":"$.x"},"b":"1"}', '{"a":1,"b":"1"}'],
      ['{"a":{"@path":"$.x"},"b":[1]}', '{"a":1,"b":[1]}'],
      ['{"a":{"@path":"$.x"},"b":{"0":1}}', '{"a":1,"b":{"0":1}}'],
      ['{"a":{"@path":"$.x"}}', '{"a":1}']
    ]
    for (let round = 0; round < 3; round++) {
      for (const [text, payload] of cases) {
        expect(JSON.stringify(transform(JSON.parse(text), { x: 1, y: 2 }))).toBe(payload)
      }
    }
    expect(compilations).toHaveBeenCalledTimes(cases.length)
  })

  it('are compiled once each, also for templates that differ in one letter somewhere', () => {
    const letters = [...'abcdefghijklmnopqrstuvwxyz0123456789']
    const texts = letters.flatMap((letter, place) =>
      ['left', 'right'].map((side) =>
        JSON.stringify({ [side]: { '@template': `${'-'.repeat(place)}${letter}${'-'.repeat(60 - place)}` } })
      )
    )
    for (let round = 0; round < 3; round++) for (const text of texts) transform(JSON.parse(text), {})
    expect(compilations).toHaveBeenCalledTimes(texts.length)
  })

  it('keep values apart that JSON writes alike', () => {
    const at = new Date(0)
    expect(transform({ a: at.toISOString() })).toEqual({ a: at.toISOString() })
    expect(transform({ a: at } as never)).toEqual({ a: at })
    expect(transform({ a: NaN } as never)).toEqual({ a: NaN })
    expect(transform({ a: null })).toEqual({ a: null })
  })
})
