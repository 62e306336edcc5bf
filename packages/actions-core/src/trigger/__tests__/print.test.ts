import { type Condition, generateFql, type GroupCondition, parseFql, type Subscription } from '..'

const group = (operator: string, ...children: object[]) => ({ type: 'group', operator, children }) as GroupCondition
const print = (condition: object) => generateFql(group('and', condition))
const property = (operator: string, value?: unknown) => ({ type: 'event-property', name: 'p', operator, value })
const a = { type: 'event', operator: '=', value: 'a' }
const b = { type: 'event', operator: '=', value: 'b' }

describe('§6: groups', () => {
  it('throws the error of a tree that has one', () => {
    const error = new Error('broken')
    expect(() => generateFql({ error })).toThrow(error)
  })

  it.each([
    ['', group('and')],
    ['event = "a" and event = "b"', group('and', a, b)],
    ['event = "a" or event = "b"', group('or', a, b)],
    ['(event = "a" and event = "b") or event = "a"', group('or', group('and', a, b), a)],
    ['event = "a" or event = "b"', group('and', group('or', a, b))],
    ['event = "a" or contains(event, "b")', group('and', group('and', group('or', a, { ...b, operator: 'contains' })))]
  ])('%s', (text, tree) => {
    expect(generateFql(tree)).toBe(text)
  })

  it('refuses an empty group inside another, which no text can say', () => {
    expect(() => generateFql(group('or', a, group('and')))).toThrow('A group inside a trigger has no condition')
  })

  it('refuses what could not be read back', () => {
    let deep: Condition = a as Condition
    for (let level = 0; level < 20_000; level++) deep = group('and', a, deep)
    expect(() => generateFql(deep as Subscription)).toThrow('nested deeper than 100 levels')
    expect(() => print({ ...a, value: 'x'.repeat(100_000) })).toThrow('The trigger would have 100010 characters')
  })
})

describe('§6: conditions', () => {
  it.each([
    ['type = "track"', { type: 'event-type', operator: '=', value: 'track' }],
    ['name != null', { type: 'name', operator: 'exists' }],
    ['userId = true', { type: 'userId', operator: 'is_true' }],
    ['traits.p = "a"', { type: 'event-trait', name: 'p', operator: '=', value: 'a' }],
    ['context.p.q = "a"', { type: 'event-context', name: 'p.q', operator: '=', value: 'a' }],
    ['contains(properties.p, "a")', property('contains', 'a')],
    ['!contains(properties.p, "a")', property('not_contains', 'a')],
    ['match(properties.p, "a*")', property('starts_with', 'a')],
    ['!match(properties.p, "a*")', property('not_starts_with', 'a')],
    ['match(properties.p, "*a")', property('ends_with', 'a')],
    ['!match(properties.p, "*a")', property('not_ends_with', 'a')],
    ['match(properties.p, \\*a\\*)', property('ends_with', 'a*')],
    ['match(properties.p, \\*)', property('ends_with', '')],
    ['match(properties.p, "*")', property('starts_with', '')],
    ['properties.p != null', property('exists')],
    ['properties.p = null', property('not_exists')],
    ['properties.p = true', property('is_true')],
    ['properties.p = false', property('is_false')],
    ['properties.p != true', property('!=', true)],
    ['properties.p = 456', property('number_equals', 456)],
    ['properties.p != 456', property('number_not_equals', '456.0')],
    ['properties.p < 5.5', property('<', 5.5)],
    ['properties.p < "10"', property('<', '10')],
    ['event < 250', { type: 'event', operator: '<', value: '250' }],
    ['event < "abc"', { type: 'event', operator: '<', value: 'abc' }],
    ['properties.p = 1000000000000000000000', property('number_equals', 1e21)],
    ['properties.p = 0.0000001', property('number_equals', 1e-7)],
    ['properties.p = "undefined"', property('=')],
    ['properties.p < "Infinity"', property('<', Infinity)],
    ['event = "say ""a"""', { ...a, value: 'say "a"' }],
    ['event exists "undefined"', { type: 'event', operator: 'exists' }],
    ['type contains "a"', { type: 'event-type', operator: 'contains', value: 'a' }]
  ])('%s', (text, condition) => {
    expect(print(condition)).toBe(text)
  })

  it.each([
    ['first name', 'properties.first\\ name'],
    ['items[0].id', 'properties.items\\[0\\].id'],
    ['a.0', 'properties.a.\\0'],
    ['a..b', 'properties\\.a\\.\\.b'],
    ['-', 'properties.\\-'],
    ['größe', 'properties.gr\\ö\\ße'],
    ['👍', 'properties.\\👍']
  ])('writes the name %s so that it is read back', (name, path) => {
    const tree = group('and', { type: 'event-property', name, operator: '=', value: 'a' })
    expect(generateFql(tree)).toBe(`${path} = "a"`)
    expect(parseFql(generateFql(tree))).toEqual(tree)
  })

  it('refuses an unknown type', () => {
    expect(() => print({ type: 'groupId', operator: '=', value: 'a' })).toThrow('Unknown condition type "groupId"')
  })
})
