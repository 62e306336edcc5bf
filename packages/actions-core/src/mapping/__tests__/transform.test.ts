import { prepareMapping, transform, transformBatch } from '..'
import type { StatsContext } from '../../host'

type Mapping = Parameters<typeof transform>[0]

/** Stands for values that the types forbid and programs in JavaScript pass all the same. */
const untyped = (value: unknown): never => value as never

/** As JSON.parse makes it, `__proto__` is an own key. */
const withProto = JSON.parse('{ "__proto__": { "admin": true }, "name": "Ada" }')

/** A metrics context, and the tags of what was sent to it. */
function contextOf(tags?: string[]): { statsContext: StatsContext; sent: () => string[][] } {
  const histogram = jest.fn()
  const statsContext = { statsClient: { histogram }, tags } as unknown as StatsContext
  return { statsContext, sent: () => histogram.mock.calls.map(([, , sentTags]) => sentTags as string[]) }
}

describe('entry points', () => {
  it.each([
    ['null', null],
    ['array', []],
    ['date', new Date(0)],
    ['number', 1]
  ])('refuses data of type %s', (type, data) => {
    expect(() => transform({}, untyped(data))).toThrow(
      expect.objectContaining({ message: `data must be an object, got ${type}`, status: 400 })
    )
  })

  it('takes no data for an empty event', () => {
    expect(transform({ a: { '@path': '$.a' }, b: 1 })).toEqual({ b: 1 })
  })

  it.each([
    ['a list', ['cool'], { 0: 'cool' }],
    ['a text', 'ab', { 0: 'a', 1: 'b' }],
    ['a number', 123, {}]
  ])('takes %s for a mapping by position', (_, mapping, payload) => {
    expect(transform(untyped(mapping))).toEqual(payload)
  })

  it.each([null, undefined])('refuses the mapping %s', (mapping) => {
    expect(() => transform(untyped(mapping))).toThrow(TypeError)
    expect(() => transform(untyped(mapping))).toThrow(expect.objectContaining({ status: 400 }))
  })

  it.each([
    [{ '@path': '$.a' }, 1],
    [{ '@path': '$.missing' }, undefined],
    [{ '@literal': 'text' }, 'text']
  ])('returns the value of a mapping that is a directive: %j', (mapping, value) => {
    expect(transform(mapping, { a: 1 })).toBe(value)
  })

  it('resolves a batch item by item and leaves the type of items open', () => {
    const mapping = { '@path': '$.' }
    expect(transformBatch(mapping, [{ a: 1 }, untyped(null), untyped(2)])).toEqual([{ a: 1 }, null, 2])
    expect(transformBatch(mapping)).toEqual([])
  })

  it('refuses a batch that is not a list', () => {
    expect(() => transformBatch({}, untyped({}))).toThrow('data must be an array, got object')
  })

  it('resolves event by event with a mapping that was prepared once', () => {
    const payloadOf = prepareMapping({ '@template': '{{ name }}!' })
    expect(['Ada', 'Bob'].map((name) => payloadOf({ name }))).toEqual(['Ada!', 'Bob!'])
    expect(() => prepareMapping({ a: { '@nope': 1 } })).toThrow('/a has an invalid directive: @nope.')
  })

  it('drops keys without a value and keeps elements without one', () => {
    const date = new Date(0)
    const missing = { '@path': '$.missing' }
    const payload = transform({ a: missing, list: [missing, { b: missing }], none: null, date })
    expect(payload).toStrictEqual({ list: [undefined, {}], none: null, date })
    expect(payload.date).toBe(date)
  })

  it('returns copies of what it reads from the event', () => {
    const event = { traits: { tags: ['a'] } }
    const payload = transform({ all: { '@path': '$.traits' } }, event)
    expect(payload).toEqual({ all: { tags: ['a'] } })
    expect(payload.all).not.toBe(event.traits)
  })
})

describe('resolution rules', () => {
  it.each<[string, Mapping, unknown]>([
    ['values without directives stay', { a: [1, { b: null }], c: 'x' }, { a: [1, { b: null }], c: 'x' }],
    ['directives in lists', { a: [{ '@path': 'id' }, [{ '@path': 'id' }]] }, { a: [7, [7]] }],
    ['notes on directives are ignored', { a: { '@path': 'id', _metadata: { type: 'variable' } } }, { a: 7 }],
    ['notes alone are a value', { a: { _metadata: 1 } }, { a: { _metadata: 1 } }],
    [
      'an object with other keys in a list is a value',
      { a: [{ '@path': 'id', x: 1 }] },
      { a: [{ '@path': 'id', x: 1 }] }
    ],
    ['the first of several directives in a list', { a: [{ '@path': 'id', '@template': 'x' }] }, { a: [7] }]
  ])('%s', (_, mapping, payload) => {
    expect(transform(mapping, { id: 7 })).toEqual(payload)
  })

  it('refuses an unknown directive in a list when it is resolved', () => {
    expect(() => transform({ a: [{ '@constructor': 1 }] })).toThrow(
      '@constructor is not a valid directive, got undefined'
    )
  })

  it.each<[string, Mapping]>([
    ['a path', { copy: { '@path': '$.traits' } }],
    ['a merge', { copy: { '@merge': { objects: [{ '@path': '$.traits' }], direction: 'right' } } }],
    ['an exclusion of null', { copy: { '@excludeWhenNull': { '@path': '$.traits' } } }],
    ['JSON', { copy: { '@json': { mode: 'decode', value: { '@path': '$.text' } } } }],
    ['flattening', { copy: { '@flatten': { value: { '@path': '$.traits' }, separator: '.' } } }]
  ])('drops an own key __proto__ from what %s copies', (_, mapping) => {
    const payload = transform(mapping, { traits: withProto, text: JSON.stringify(withProto) })
    expect(payload).toStrictEqual({ copy: { name: 'Ada' } })
    expect(Object.getPrototypeOf(payload.copy)).toBe(Object.prototype)
  })

  it('drops a key __proto__ of the mapping, and one that a separator puts together', () => {
    const made = transform(withProto)
    expect(made).toStrictEqual({ name: 'Ada' })
    expect(made).not.toHaveProperty('admin')
    const mapping = { '@flatten': { value: { '@path': '$.' }, separator: '__' } }
    expect(transform(mapping, { __proto: { '': 1 }, a: 2 })).toStrictEqual({ a: 2 })
  })
})

describe('metrics context', () => {
  it('tags the metrics of a directive with the keys that lead to it', () => {
    const { statsContext, sent } = contextOf(['env:test'])
    transform({ a: { b: [{ '@liquid': 'x' }] }, c: { '@liquid': '{{ y }}' } }, {}, statsContext)
    expect(sent()).toEqual([
      ['env:test', 'fieldKey:a', 'fieldKey:b', 'result:success'],
      ['env:test', 'fieldKey:c', 'result:success']
    ])
  })

  it('does not hand the context down into operands', () => {
    const { statsContext, sent } = contextOf([])
    transform({ a: { '@literal': { '@liquid': 'x' } } }, {}, statsContext)
    expect(sent()).toEqual([])
  })

  it("leaves the host's tags alone, and does without them", () => {
    const tags = Object.freeze(['env:test']) as string[]
    const { statsContext } = contextOf(tags)
    expect(transform({ a: { '@liquid': 'x' } }, {}, Object.freeze(statsContext))).toEqual({ a: 'x' })
    expect(statsContext.tags).toBe(tags)

    const untagged = contextOf()
    transform({ a: { '@liquid': 'x' } }, {}, untagged.statsContext)
    expect(untagged.sent()).toEqual([['result:success']])
  })
})

describe('root mapping key', () => {
  it('returns the other keys to the directive as its mapping, on a copy', () => {
    const mapping = Object.freeze({
      __segment_internal_directive: Object.freeze({
        '@transform': Object.freeze({ apply: Object.freeze({ id: Object.freeze({ '@path': '$.userId' }) }) })
      }),
      a: Object.freeze({ '@path': '$.id' })
    })
    expect(transform(untyped(mapping), { userId: 'u1' })).toEqual({ a: 'u1' })
    expect(transformBatch(untyped(mapping), [{ userId: 'u1' }, {}])).toEqual([{ a: 'u1' }, {}])
  })

  it('loses the other keys with a directive that takes no mapping', () => {
    expect(transform({ __segment_internal_directive: { '@if': { exists: 1, then: 2 } }, a: 1 })).toBe(2)
  })

  it.each([
    [{ '@if': {}, '@path': {} }, 'The root mapping must only have a single directive object'],
    [{ '@path': '$.a' }, 'The root directive must be an object'],
    [{}, 'The root directive must be an object'],
    [null, 'The root directive must be an object'],
    ['@path', 'The root directive must be an object']
  ])('refuses %j', (root, message) => {
    expect(() => transform({ __segment_internal_directive: root })).toThrow(
      expect.objectContaining({ message, status: 400 })
    )
  })
})
