import {
  evaluateLiquid,
  flattenObject,
  getFieldValueKeys,
  pathsOfMapping,
  prepareMapping,
  transform,
  validate
} from '..'

// What an event or a mapping of a stranger may try: little data that takes minutes or gigabytes. Each must fail with a
// MappingError of status 400, so that no host retries it, and long before it hurts.

const many = (count: number, text = 'a') => text.repeat(count)
const list = <T>(count: number, element: T) => Array.from({ length: count }, () => element)
const path = (name: string) => ({ '@path': `$.${name}` })
const replace = (pattern: string, replacement: string, value: unknown) => ({
  '@replace': { pattern, replacement, value }
})

function encoded(times: number): unknown {
  let value: unknown = path('text')
  for (let level = 0; level < times; level++) value = { '@json': { mode: 'encode', value } }
  return value
}

/** Data whose parts are the same object: 41 objects that count as 2 ** 40. */
function shared(): unknown {
  let value: unknown = 1
  for (let level = 0; level < 40; level++) value = [value, value]
  return value
}

const million = many(1_000_000)
const numbers = list(10_000, 1)

const rows: [name: string, mapping: unknown, event: Record<string, unknown>, message: string][] = [
  [
    '@flatten below a long key',
    { '@flatten': { value: path('data'), separator: '.' } },
    { data: { [many(17_000)]: list(100, { b: 1 }) } },
    'a key of the flattened data has 17004 characters'
  ],
  [
    '@flatten of many long keys',
    { '@flatten': { value: path('data'), separator: '.' } },
    { data: { [many(9_000)]: list(5_000, { b: 1 }) } },
    'more than 10000000 characters'
  ],
  [
    '@flatten with a long separator',
    { '@flatten': { value: path('data'), separator: many(4_900) } },
    { data: { a: list(2_000, { b: 1 }) } },
    'more than 10000000 characters'
  ],
  [
    '@flatten again and again in an operand',
    { '@if': { exists: list(200, { '@flatten': { value: path('data'), separator: '.' } }), then: 1 } },
    { data: numbers },
    'more than 1000000 values'
  ],
  [
    '@replace with $`',
    replace('a', '$`$`$`$`$`', path('text')),
    { text: many(65_000) },
    'more than 10000000 characters'
  ],
  [
    "@replace with $'",
    replace('a', "$'$'$'$'$'", path('text')),
    { text: many(65_000) },
    'more than 10000000 characters'
  ],
  ['@json in @json', encoded(40), { text: '"' }, 'more than 10000000 characters'],
  ['@json of many large texts', encodedList(), { text: million }, 'more than 10000000 characters'],
  ['@json decode of many texts', decodedList(), { text: `"${million}"` }, 'more than 10000000 characters'],
  ['@template', { '@template': many(400, '{{text}}') }, { text: million }, 'more than 10000000 characters'],
  [
    '@template from a directive',
    { '@template': path('template') },
    { template: many(400, '{{text}}'), text: million },
    'more than 10000000 characters'
  ],
  ['@template of shared lists', { '@template': '{{data}}' }, { data: shared() }, 'the mapping makes more than'],
  [
    '@if blank of shared lists',
    { '@if': { blank: path('data'), then: 1 } },
    { data: shared() },
    'the mapping makes more than'
  ],
  ['@path of shared lists', path('data'), { data: shared() }, 'more than 1000000 values'],
  ['a list of one text', list(3_000, path('text')), { text: million }, 'more than 10000000 characters'],
  ['an object of one text', fields(3_000), { text: million }, 'more than 10000000 characters'],
  [
    '@case of one text',
    list(50, { '@case': { operator: 'upper', value: path('text') } }),
    { text: million },
    'characters'
  ],
  [
    '@merge of many lists',
    { '@merge': { direction: 'right', objects: list(3_000, path('data')) } },
    { data: numbers },
    'more than 1000000 values'
  ],
  [
    '@merge of a text',
    { '@merge': { direction: 'left', objects: list(20, path('text')) } },
    { text: million },
    'more than 1000000 values'
  ],
  [
    '@arrayPath with a large shape',
    { '@arrayPath': ['$.data', Object.fromEntries(list(5_000, 0).map((_, key) => [`k${key}`, key]))] },
    { data: list(300, {}) },
    'more than 1000000 values'
  ],
  [
    '@arrayPath with a directive as shape, in an operand',
    { '@if': { exists: list(200, { '@arrayPath': ['$.data', path('missing')] }), then: 1 } },
    { data: numbers },
    'more than 1000000 values'
  ],
  [
    '@excludeWhenNull again and again in an operand',
    { '@if': { exists: list(200, { '@excludeWhenNull': path('data') }), then: 1 } },
    { data: Object.fromEntries(numbers.map((value, key) => [`k${key}`, value])) },
    'more than 1000000 values'
  ],
  [
    '@transform shares the limits',
    {
      '@merge': {
        direction: 'right',
        objects: list(200, { '@transform': { apply: { a: path('data') }, mapping: path('a') } })
      }
    },
    { data: numbers },
    'more than 1000000 values'
  ]
]

function encodedList(): unknown {
  return { '@json': { mode: 'encode', value: list(3_000, path('text')) } }
}

function decodedList(): unknown {
  return { '@if': { exists: list(50, { '@json': { mode: 'decode', value: path('text') } }), then: 1 } }
}

function fields(count: number): unknown {
  return Object.fromEntries(list(count, path('text')).map((value, index) => [`k${index}`, value]))
}

const refusal = (message: string) =>
  expect.objectContaining({
    name: 'MappingError',
    status: 400,
    message: expect.stringMatching(new RegExp(message, 'i'))
  })

it.each(rows)('%s', (_name, mapping, event, message) => {
  expect(() => transform({ field: mapping } as never, event)).toThrow(refusal(message))
})

describe('Liquid', () => {
  const where = `{{ text | split: "" ${many(60, '| where: "a" ')} | size }}`
  const event = {
    text: many(50_000),
    list: numbers,
    n: 1e8,
    half: many(30_000),
    same: `b${many(20_000)}`,
    path: many(20_000, 'a.')
  }

  it.each([
    ['a range that ends at data', '{{ (1..n) | size }}', 'must have numbers as its ends: \\(1..n\\)'],
    [
      'a range in a condition',
      '{% assign x = "1" %}{% if (x..9) contains 2 %}{% endif %}',
      'must have numbers as its ends'
    ],
    ['a range in an argument', '{{ list | join: "" | append: (1..n) }}', 'must have numbers as its ends'],
    ['a range that is too long', '{{ (1..100000000) | size }}', 'more than 2000000 steps'],
    ['chains of split and where', where, 'more than 2000000 steps'],
    ['where by a long path', '{{ list | where: path | size }}', 'more than 2000000 steps'],
    ['sum by a long path', '{{ list | sum: path }}', 'more than 2000000 steps'],
    ['split and join', `{{ text ${many(20, '| split: same | join: "" ')} }}`, 'more than 2000000 steps'],
    [
      'contains in a text, again and again',
      `{% if ${many(40, 'text contains same or ')} true %}x{% endif %}`,
      'more than 2000000 steps'
    ],
    [
      'contains in a list, again and again',
      `{% if ${many(40, 'list contains 2 or ')} false %}x{% endif %}`,
      'more than 2000000 steps'
    ],
    ['output of a text, again and again', many(100, '{{ text }}'), 'more than 2000000 steps'],
    ['url_encode, again and again', `{{ text ${many(60, '| url_encode ')} }}`, 'more than 2000000 steps'],
    ['append, again and again', `{{ text ${many(60, '| append: text ')} }}`, 'more than 2000000 steps'],
    ['date with a wide field', '{{ "now" | date: "%99999999N" }}', 'more than 2000000 steps']
  ])('%s', (_, template, message) => {
    expect(() => evaluateLiquid(template, event)).toThrow(refusal(message))
  })

  it('shares its steps between the templates of a mapping', () => {
    const field = { '@liquid': '{{ text | upcase }}' }
    const mapping = (count: number) => ({ fields: list(count, field) })
    expect(transform(mapping(5), { text: many(100_000) }).fields).toHaveLength(5)
    expect(() => transform(mapping(50), { text: many(100_000) })).toThrow(refusal('more than 2000000 steps'))
  })

  it('takes ranges of numbers, and long lists', () => {
    expect(evaluateLiquid('{{ (1..3) | join: "-" }} {{ list | size }} {{ list | first }}', event)).toBe('1-2-3 10000 1')
    const products = list(200, { id: 'a', price: 2 })
    const template = '{{ products | where: "id", "a" | size }} {{ products | sum: "price" }}'
    expect(evaluateLiquid(template, { products })).toBe('200 400')
  })
})

it('a mapping of shared parts', () => {
  let mapping: Record<string, unknown> = { a: 1 }
  for (let level = 0; level < 40; level++) mapping = { a: mapping, b: mapping }
  for (const read of [transform, prepareMapping, pathsOfMapping, validate, getFieldValueKeys]) {
    expect(() => read(mapping as never)).toThrow(refusal('more than 10000 values'))
  }
})

it('forgets large mappings sooner, by what they take when compiled', () => {
  const large = (name: number) => ({ name, list: list(9_000, 1) })
  const first = prepareMapping(large(0))
  expect(prepareMapping(large(0))).toBe(first)
  for (let name = 1; name < 60; name++) prepareMapping(large(name))
  expect(prepareMapping(large(0))).not.toBe(first)
})

it('flattenObject on its own has the same limits', () => {
  expect(() => flattenObject({ [many(9_000)]: list(5_000, 1) })).toThrow(refusal('more than 10000000 characters'))
  expect(Object.keys(flattenObject({ [many(9_000)]: list(500, 1) }))).toHaveLength(500)
})

it('@replace keeps the meaning of dollar signs', () => {
  const replaced = (replacement: string) => transform({ a: replace('b', replacement, 'abc') } as never).a
  for (const replacement of ['$$', '$&$&', '$`', "$'", '$1', '$', '$$&', '$<a>', 'x$']) {
    expect(replaced(replacement)).toBe('abc'.replace(/b/g, replacement))
  }
})
