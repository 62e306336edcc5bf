import { parseFql, type Subscription, validate } from '..'

function matches(text: string, event: unknown): boolean {
  return validate(parseFql(text), event)
}

function holds(operator: string, actual: unknown, value?: unknown): boolean {
  const condition = { type: 'event-property', name: 'a', operator, value }
  return validate({ type: 'group', operator: 'and', children: [condition] } as Subscription, {
    properties: { a: actual }
  })
}

const group = (operator: string, children: object[] = []) => ({ type: 'group', operator, children }) as Subscription

describe('§5: events', () => {
  it.each([undefined, null])('%p fits no trigger', (event) => {
    expect(matches('type != "track"', event)).toBe(false)
  })

  it.each(['', 'track', 0, 5, true])('%p has all values missing', (event) => {
    expect(matches('type = ""', event)).toBe(false)
    expect(matches('name = null', event)).toBe(true)
  })

  it('fits no tree with an error', () => {
    expect(validate({ error: new Error('broken') }, { type: 'track' })).toBe(false)
  })
})

describe('§5: groups', () => {
  it('holds for an empty and, not for an empty or, not for anything else', () => {
    expect(validate(group('and'), {})).toBe(true)
    expect(validate(group('or'), {})).toBe(false)
    expect(validate(group('xor'), {})).toBe(false)
  })

  it('never holds for a condition of an unknown type', () => {
    expect(validate(group('and', [{ type: 'groupId', operator: '!=', value: 'a' }]), {})).toBe(false)
  })

  it.each([
    ['type = a or type = b and event = c', { type: 'a' }, true],
    ['(type = a or type = b) and event = c', { type: 'a' }, false],
    ['type="track" and (contains(event,"a") or contains(event,"b"))', { type: 'track', event: 'x' }, false],
    ['type="track" and (contains(event,"a") or contains(event,"b"))', { type: 'track', event: 'b' }, true],
    ['((event="a" or event="b") and event="c")', { event: 'c' }, false],
    ['!(type = "track")', { type: 'track' }, false],
    ['!(type = "track")', { type: 'page' }, true]
  ])('%s with %j: %p', (text, event, expected) => {
    expect(matches(text, event)).toBe(expected)
  })
})

describe('§5: where values come from', () => {
  const event = {
    type: 'track',
    event: 'A',
    name: 'N',
    userId: 'U',
    properties: { list: [{ id: 'x' }], zero: 0, 'a.b': 'dotted' },
    traits: { plan: 'pro' },
    context: { os: { name: 'iOS' } }
  }

  it.each([
    'type = track',
    'event = A',
    'name = N',
    'userId = U',
    'traits.plan = pro',
    'context.os.name = iOS',
    'properties.list\\[0\\].id = x',
    'properties.list.\\0.id = x',
    'properties.list.length = 1',
    'properties.zero.deep = 0',
    'properties.a.b = null'
  ])('%s', (text) => {
    expect(matches(text, event)).toBe(true)
  })

  it.each(['constructor', 'toString', '__proto__', 'list.map'])('does not find the inherited %s', (name) => {
    expect(matches(`properties.${name} != null`, event)).toBe(false)
  })

  it('does not find inherited fields', () => {
    expect(matches('type = track', Object.create({ type: 'track' }))).toBe(false)
  })

  it('finds nothing in a missing container', () => {
    expect(matches('properties.a = null', {})).toBe(true)
    expect(matches('properties.a = null', { properties: null })).toBe(true)
  })
})

describe('§5: operators', () => {
  it.each([
    ['=', 'x', 'x', true],
    ['=', 'X', 'x', false],
    ['=', 5, '5', false],
    ['!=', 'x', 'x', false],
    ['!=', undefined, 'x', true],
    ['!=', null, 'x', true],
    ['!=', 5, '5', true],
    ['!=', true, true, false],
    ['!=', false, true, true],
    ['!=', 'true', true, true],
    ['number_equals', 5, 5, true],
    ['number_equals', 5, '5', true],
    ['number_equals', '5', 5, false],
    ['number_not_equals', 6, 5, true],
    ['number_not_equals', 5, 5, false],
    ['number_not_equals', undefined, 5, false],
    ['<', 4, 5, true],
    ['<', 5, 5, false],
    ['<', '4', 5, false],
    ['<=', 5, '5', true],
    ['>', 6, 5, true],
    ['>=', 5, 5, true],
    ['>=', undefined, 5, false],
    ['contains', 'abc', 'b', true],
    ['contains', 'a5c', 5, true],
    ['contains', ['b'], 'b', false],
    ['not_contains', 'abc', 'x', true],
    ['not_contains', undefined, 'x', false],
    ['starts_with', 'abc', 'a', true],
    ['not_starts_with', 'abc', 'a', false],
    ['not_starts_with', 5, 'a', false],
    ['ends_with', 'abc', 'c', true],
    ['not_ends_with', 'abc', 'c', false],
    ['not_ends_with', null, 'c', false],
    ['exists', 0, undefined, true],
    ['exists', null, undefined, false],
    ['not_exists', undefined, undefined, true],
    ['not_exists', '', undefined, false],
    ['is_true', true, undefined, true],
    ['is_true', 'true', undefined, false],
    ['is_false', false, undefined, true],
    ['is_false', undefined, undefined, false],
    ['in', 'a', '[', false],
    ['constructor', 'a', 'a', false]
  ])('%s on %p with %p: %p', (operator, actual, value, expected) => {
    expect(holds(operator, actual, value)).toBe(expected)
  })
})
