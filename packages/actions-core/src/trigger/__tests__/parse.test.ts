import { parseFql } from '..'

const and = (...children: unknown[]) => ({ type: 'group', operator: 'and', children })
const or = (...children: unknown[]) => ({ type: 'group', operator: 'or', children })
const type = (value: string, operator = '=') => ({ type: 'event-type', operator, value })
const event = (value: string, operator = '=') => ({ type: 'event', operator, value })
const property = (name: string, operator: string, value?: unknown) => ({
  type: 'event-property',
  name,
  operator,
  ...(value !== undefined && { value })
})

const nested = (levels: number) => `${'('.repeat(levels)}type = a${')'.repeat(levels)}`
const alternating = (count: number) => `${'type = a or event = b and ('.repeat(count)}type = a${')'.repeat(count)}`
const padded = (length: number) => 'type = a'.padEnd(length)

describe('§1: the tree', () => {
  it('is always a group', () => {
    expect(parseFql('type = "track"')).toEqual(and(type('track')))
    expect(parseFql('type = "a" or type = "b"')).toEqual(or(type('a'), type('b')))
  })

  it('is fresh for every call', () => {
    expect(parseFql('type = "track"')).not.toBe(parseFql('type = "track"'))
  })

  it.each(['properties.a != null', 'properties.a = null', 'properties.a = true', 'properties.a = false'])(
    'has no value key for %s',
    (text) => {
      expect(parseFql(text)).toMatchObject({ children: [expect.not.objectContaining({ value: expect.anything() })] })
      expect((parseFql(text) as { children: object[] }).children[0]).not.toHaveProperty('value')
    }
  )
})

describe('§2: the grammar', () => {
  it.each([
    ['and binds tighter than or', 'event = a or event = b and event = c', or(event('a'), and(event('b'), event('c')))],
    ['and before or', 'event = a and event = b or event = c', or(and(event('a'), event('b')), event('c'))],
    [
      'two and-chains',
      'event = a and event = b or event = c and event = d',
      or(and(event('a'), event('b')), and(event('c'), event('d')))
    ],
    ['parentheses change it', 'event = a and (event = b or event = c)', and(event('a'), or(event('b'), event('c')))],
    ['parentheses nest', '((event = a or event = b) and event = c)', and(or(event('a'), event('b')), event('c'))],
    ['parentheses around one condition vanish', '(((event = a)))', and(event('a'))],
    [
      'parentheses around equal connectives stay',
      'event = a and (event = b and event = c)',
      and(event('a'), and(event('b'), event('c')))
    ],
    [
      'calls stand anywhere in parentheses',
      'type = track and (contains(event, "a") or match(event, "b*") or event = c)',
      and(type('track'), or(event('a', 'contains'), event('b', 'starts_with'), event('c')))
    ]
  ])('%s: %s', (_, text, tree) => {
    expect(parseFql(text)).toEqual(tree)
  })
})

describe('§2: negation', () => {
  it.each([
    ['!(type = a)', and(type('a', '!='))],
    ['!type = a', and(type('a', '!='))],
    ['!(type = a and event = b)', or(type('a', '!='), event('b', '!='))],
    ['!(type = a or event = b)', and(type('a', '!='), event('b', '!='))],
    ['!(type = a or event = b and event = c)', and(type('a', '!='), or(event('b', '!='), event('c', '!=')))],
    ['!(type = a and !(event = b))', or(type('a', '!='), event('b'))],
    ['!(!contains(event, a))', and(event('a', 'contains'))],
    ['!contains(event, a)', and(event('a', 'not_contains'))],
    ['!match(event, "a*")', and(event('a', 'not_starts_with'))],
    ['!match(event, "*a")', and(event('a', 'not_ends_with'))],
    ['!(properties.a = null)', and(property('a', 'exists'))],
    ['!(properties.a != null)', and(property('a', 'not_exists'))],
    ['!(properties.a = 5)', and(property('a', 'number_not_equals', 5))],
    ['!(properties.a != 5)', and(property('a', 'number_equals', 5))],
    ['!(properties.a = true)', and(property('a', '!=', true))],
    ['!(properties.a != true)', and(property('a', 'is_true'))],
    ['!(properties.a < 5)', and(property('a', '>=', 5))],
    ['!(properties.a <= 5)', and(property('a', '>', 5))],
    ['!(properties.a > 5)', and(property('a', '<=', 5))],
    ['!(properties.a >= 5)', and(property('a', '<', 5))],
    ['!(type in b)', and(type('b', 'in'))],
    ['!(type is_true b)', and({ type: 'event-type', operator: 'is_false' })],
    ['!(other = x) type = a', and(type('a'))]
  ])('%s', (text, tree) => {
    expect(parseFql(text)).toEqual(tree)
  })
})

describe('§3: lexical rules', () => {
  it.each([
    ['blanks of every kind', '\ttype\r\n=\n"a"  \r\n and\nevent = "b"', and(type('a'), event('b'))],
    ['no blanks around =', 'type="a"', and(type('a'))],
    ['== is =', 'type == "a" and event=="b"', and(type('a'), event('b'))],
    ['single quotes', "type = 'a b'", and(type('a b'))],
    ['the other quote inside quotes', `type = "it's" and event = 'say "b"'`, and(type("it's"), event('say "b"'))],
    ['doubled quotes', `type = "say ""b""" and event = 'it''s'`, and(type('say "b"'), event("it's"))],
    ['a value that is only a quote', 'type = """"', and(type('"'))],
    ['an empty value', 'type = "" and event = \'\'', and(type(''), event(''))],
    ['backslashes in quotes mean nothing', 'type = "C:\\a\\"', and(type('C:\\a\\'))],
    ['brackets and connectives in quotes', 'type = "a) and (b or"', and(type('a) and (b or'))],
    ['a line break in quotes', 'type = "a\nb"', and(type('a\nb'))],
    ['a backslash in a word', 'properties.first\\ name = a\\(b', and(property('first name', '=', 'a(b'))],
    ['letters of other scripts', 'properties.größe = été', and(property('größe', '=', 'été'))],
    ['blanks around the dots of a path', 'properties . a . b = c', and(property('a.b', '=', 'c'))],
    [
      'signs and fractions',
      'properties.a = -1.50 and properties.b = +2',
      and(property('a', 'number_equals', -1.5), property('b', 'number_equals', 2))
    ],
    ['no exponents', 'properties.a = 1e5', and(property('a', 'number_equals', 1))],
    ['connectives before a parenthesis', 'type = a or(event = b)', or(type('a'), event('b'))],
    ['words that begin like connectives', 'type = android or event = orange', or(type('android'), event('orange'))]
  ])('%s: %s', (_, text, tree) => {
    expect(parseFql(text)).toEqual(tree)
  })

  it.each([
    'type * "a"',
    'event!="a"',
    'properties.a >=5',
    'properties.a<5',
    'type = "a',
    'type = "a"b"',
    '! (type = a)',
    '!! type = a',
    'type = a\\'
  ])('%s throws an error with a place', (text) => {
    const { error } = parseFql(text) as { error: Error }
    expect(error.name).toBe('TypeError')
    expect(error.message).toMatch(/^Cannot read the trigger at character \d+/)
  })

  it('names the place and the text there', () => {
    expect(parseFql('type * "a"')).toMatchObject({
      error: { message: expect.stringMatching(/^Cannot read the trigger at character 6, near "\* \\"a\\""/) }
    })
  })

  it('refuses a number that no double can hold', () => {
    expect(parseFql(`properties.a = ${'9'.repeat(400)}`)).toMatchObject({
      error: { message: expect.stringContaining('Cannot read the number at character 16') }
    })
  })
})

describe('§4: values by field', () => {
  it.each([
    ['type = null', type('null')],
    ['event = true', event('true')],
    ['event < 1.50', event('1.5', '<')],
    ['event = 5', event('5')],
    ['type.x = a', type('a')],
    ['name = null', { type: 'name', operator: 'not_exists' }],
    ['name != null', { type: 'name', operator: 'exists' }],
    ['name = true', { type: 'name', operator: '=', value: 'true' }],
    ['userId = true', { type: 'userId', operator: 'is_true' }],
    ['userId = false', { type: 'userId', operator: 'is_false' }],
    ['userId != true', { type: 'userId', operator: '!=', value: 'true' }],
    ['userId = null', { type: 'userId', operator: 'not_exists' }],
    ['properties.a = "null"', property('a', '=', 'null')],
    ['properties.a = "true"', property('a', '=', 'true')],
    ['properties.a = "5"', property('a', '=', '5')],
    ['properties.a != false', property('a', '!=', false)],
    ['properties.a < "10"', property('a', '<', '10')],
    ['properties.a >= 100', property('a', '>=', 100)],
    ['properties.a < null', property('a', '<', 'null')],
    ['properties.a = x.y', property('a', '=', 'x.y')],
    ['properties = a', property('properties', '=', 'a')],
    ['properties.properties.a = b', property('properties.a', '=', 'b')],
    ['traits.a = 5', { type: 'event-trait', name: 'a', operator: 'number_equals', value: 5 }],
    ['context.a.b = null', { type: 'event-context', name: 'a.b', operator: 'not_exists' }]
  ])('%s', (text, condition) => {
    expect(parseFql(text)).toEqual(and(condition))
  })
})

describe('§4: calls', () => {
  it.each([
    ['contains(event, 5)', event('5', 'contains')],
    ['contains(event, null)', event('null', 'contains')],
    ["match(event, 'a*')", event('a', 'starts_with')],
    ["match(event, '*a')", event('a', 'ends_with')],
    ['match(event, "*a*")', event('*a', 'starts_with')],
    ['match(event, "*")', event('', 'starts_with')],
    ['match(event, "a")', event('', 'ends_with')],
    ['match(event, \\*a\\*)', event('a*', 'ends_with')],
    ['contains ( event , "a" )', event('a', 'contains')],
    ['contains(event)', event('eos', 'contains')],
    ['contains(properties.a, true)', property('a', 'contains', 'true')],
    ['event contains a', event('a', 'contains')]
  ])('%s', (text, condition) => {
    expect(parseFql(text)).toEqual(and(condition))
  })

  it.each(['contains(type, "a") and event = b', 'match(other, "a*") event = b', 'contains("x", "a"), event = b'])(
    '%s leaves the call out',
    (text) => {
      expect(parseFql(text)).toEqual(and(event('b')))
    }
  )

  it.each([
    ['contains', 'contains() is missing a 1st argument'],
    ['contains()', 'contains() is missing a 1st argument'],
    ['match()', 'match() is missing a 1st argument'],
    ['contains(event,)', 'contains() is missing a 2nd argument'],
    ['match(event) and type = a', 'match() is missing a 2nd argument'],
    ['(contains(event))', 'contains() is missing a 2nd argument'],
    ['contains(event, "a"', 'Cannot read the trigger: the "(" at character 9 is not closed.'],
    ['contains(event, a b)', 'Cannot read the trigger: the "(" at character 9 is not closed.']
  ])('%s throws', (text, message) => {
    expect(parseFql(text)).toMatchObject({ error: { message } })
  })
})

describe('§4 and §7: lenient forms', () => {
  it.each([
    ['unquoted values', 'type=identify', and(type('identify'))],
    ['AND', 'type = a AND event = b', and(type('a'), event('b'))],
    ['OR', 'type = a OR type = b', or(type('a'), type('b'))],
    ['commas', 'type = a, event = b', and(type('a'), event('b'))],
    ['nothing between conditions', 'type = a event = b', and(type('a'), event('b'))],
    ['a trailing blank', 'type = a ', and(type('a'))],
    ['a trailing and', 'type = a and', and(type('a'))],
    ['a trailing or', 'type = a or', and(type('a'))],
    ['a leading connective', 'or type = a', and(type('a'))],
    ['a missing value', 'type = ', and(type('eos'))],
    ['a missing value after others', 'event = a and type =', and(event('a'), type('eos'))],
    ['unknown fields', 'type = a and foo = "b"', and(type('a'))],
    ['unknown fields in parentheses', 'type = a and (foo = b or bar = c)', and(type('a'))],
    ['a stray value', 'type = "a" or "b"', and(type('a'))],
    ['a list', 'event in ["a"] and type = b', and(event('[', 'in'), type('b'))],
    ['empty parentheses', 'type = a and ()', and(type('a'))],
    ['a parenthesis too many', 'type = a) and event = b', and(type('a'), event('b'))]
  ])('%s: %s', (_, text, tree) => {
    expect(parseFql(text)).toEqual(tree)
  })

  it.each(['', ' ', 'typo', '= "track"', 'foo = "bar"', '()', '!(foo = bar)', 'and or', 'constructor = a'])(
    '"%s" has no condition',
    (text) => {
      const { error } = parseFql(text) as { error: Error }
      expect(error.name).toBe('TypeError')
      expect(error.message).toContain('Cannot read')
    }
  )

  it.each([
    ['type', 'Value token is missing'],
    ['(type)', 'Operator token is missing'],
    ['(type =)', 'Value token is missing'],
    ['(type = a', 'Cannot read the trigger: the "(" at character 1 is not closed.'],
    ['event !contains a', 'Cannot read "!" after the field "event". Put it before the field.']
  ])('%s throws', (text, message) => {
    expect(parseFql(text)).toMatchObject({ error: { message } })
  })

  it.each([undefined, null, 5, {}])('%p is not a text', (value) => {
    expect(parseFql(value as unknown as string)).toMatchObject({
      error: { message: expect.stringContaining('Cannot read a trigger from a value of type') }
    })
  })
})

describe('§7: limits', () => {
  it('takes 100 open parentheses and refuses more', () => {
    expect(parseFql(nested(100))).toEqual(and(type('a')))
    const error = new Error('The trigger is nested deeper than 100 levels. Remove parentheses.')
    expect(parseFql(nested(101))).toEqual({ error })
    expect(parseFql('!('.repeat(50_000))).toEqual({ error })
  })

  it('refuses a tree that would need more than 100 parentheses in print', () => {
    expect(parseFql(alternating(50))).toMatchObject({ type: 'group' })
    expect(parseFql(alternating(51))).toMatchObject({ error: { message: expect.stringContaining('deeper than 100') } })
  })

  it('takes 100,000 characters and refuses more', () => {
    expect(parseFql(padded(100_000))).toEqual(and(type('a')))
    expect(parseFql(padded(100_001))).toMatchObject({
      error: { message: 'The trigger has 100001 characters. Shorten it to at most 100000.' }
    })
  })
})
