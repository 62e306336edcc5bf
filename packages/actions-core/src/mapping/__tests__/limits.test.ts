import {
  flattenObject,
  MAX_DATA_DEPTH,
  MAX_MAPPING_DEPTH,
  MAX_MAPPING_SIZE,
  MAX_TEMPLATE_LENGTH,
  getFieldValueKeys,
  pathsOfMapping,
  removeUndefined,
  render,
  transform,
  validate
} from '..'

/** An object, or list, of so many levels. */
function nest(levels: number, wrap: (inner: unknown) => unknown = (inner) => ({ d: inner })): Record<string, unknown> {
  let value: unknown = 1
  for (let level = 0; level < levels; level++) value = wrap(value)
  return value as Record<string, unknown>
}

const list = (inner: unknown) => [inner]

const cyclic: Record<string, unknown> = { a: 1 }
cyclic.self = cyclic
cyclic.list = [cyclic]

const refusal = (text: string) => expect.objectContaining({ message: expect.stringContaining(text), status: 400 })

describe('limits of mappings', () => {
  const entries: [string, (mapping: never) => unknown][] = [
    ['transform', transform],
    ['validate', validate],
    ['pathsOfMapping', pathsOfMapping],
    ['getFieldValueKeys', getFieldValueKeys]
  ]

  it.each(entries)('%s takes mappings up to the limits', (_, take) => {
    expect(() => take(nest(MAX_MAPPING_DEPTH) as never)).not.toThrow()
    expect(() => take({ a: Array.from({ length: MAX_MAPPING_SIZE - 2 }, () => 1) } as never)).not.toThrow()
  })

  it.each(entries)('%s refuses deeper, larger and cyclic mappings', (_, take) => {
    expect(() => take(nest(MAX_MAPPING_DEPTH + 1) as never)).toThrow(refusal('more than 100 levels'))
    expect(() => take(nest(20_000) as never)).toThrow(refusal('more than 100 levels'))
    expect(() => take({ a: nest(20_000, list) } as never)).toThrow(refusal('more than 100 levels'))
    expect(() => take(cyclic as never)).toThrow(refusal('more than 100 levels'))
    const large = { a: Array.from({ length: MAX_MAPPING_SIZE - 1 }, () => 1) }
    expect(() => take(large as never)).toThrow(refusal('more than 10000 values'))
  })
})

describe('limits of templates', () => {
  it('refuses long ones', () => {
    expect(render('x'.repeat(MAX_TEMPLATE_LENGTH))).toHaveLength(MAX_TEMPLATE_LENGTH)
    expect(() => render('x'.repeat(MAX_TEMPLATE_LENGTH + 1))).toThrow(refusal('at most 100000 are allowed'))
  })
})

describe('limits of event data', () => {
  const source = { '@path': '$.data' }
  const directives = [
    source,
    { '@flatten': { value: source, separator: '.' } },
    { '@json': { mode: 'encode', value: source } },
    { '@excludeWhenNull': source },
    { '@merge': { objects: [source], direction: 'right' } }
  ]

  it.each(directives)('%j refuses data that is too deep or contains itself', (directive) => {
    for (const data of [nest(MAX_DATA_DEPTH + 1), nest(10_000), cyclic]) {
      expect(() => transform({ a: directive }, { data })).toThrow(refusal('more than 500 levels'))
    }
  })

  it.each(directives)('%j takes data below the limit', (directive) => {
    expect(() => transform({ a: directive }, { data: nest(MAX_DATA_DEPTH - 1) })).not.toThrow()
  })

  it.each([{ '@template': '{{data}}' }, { '@if': { blank: source, then: 1 } }])(
    '%j refuses deep lists',
    (directive) => {
      expect(() => transform({ a: directive }, { data: nest(10_000, list) })).toThrow(refusal('more than 500 levels'))
    }
  )

  it('holds for the functions on their own', () => {
    expect(() => removeUndefined(nest(10_000, list))).toThrow(refusal('more than 500 levels'))
    expect(() => flattenObject(nest(10_000, list))).toThrow(refusal('more than 500 levels'))
  })

  it('refuses mappings that multiply their input', () => {
    let mapping: Record<string, unknown> = { '@path': '$.' }
    for (let level = 0; level < 40; level++) {
      mapping = { '@transform': { apply: { a: { '@path': '$.' }, b: { '@path': '$.' } }, mapping } }
    }
    expect(() => transform(mapping as never, { data: 1 })).toThrow(refusal('more than 1000000 values'))
  })

  it('does not hold for data that is not copied', () => {
    expect(transform({ a: { '@path': '$.id' } }, { id: 1, data: nest(10_000), cyclic })).toEqual({ a: 1 })
  })
})

describe('flattenObject', () => {
  it.each<[Parameters<typeof flattenObject>, unknown]>([
    [[{ a: { b: 1 }, c: [2] }], { 'a.b': 1, 'c.0': 2 }],
    [[{ a: { b: 1 } }, 'p'], { 'p.a.b': 1 }],
    [[{ a: { b: 1 } }, '', '_'], { a_b: 1 }],
    [[{ a: [1] }, '', '.', true], { a: [1] }],
    [[{ a: new Date(0), b: null, c: {} }], { a: new Date(0), b: null }],
    [[7, 'p'], { p: 7 }]
  ])('%j', (args, flat) => {
    expect(flattenObject(...args)).toStrictEqual(flat)
  })
})
