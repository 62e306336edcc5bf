import * as fc from 'fast-check'
import { compileFilters, type Filter, FilterError, removedPaths } from '..'
import { parseFql, validate } from '../../trigger'

const order = {
  type: 'track',
  event: 'Order Completed',
  userId: 'user-1',
  properties: {
    total: 9.5,
    card: { number: '4111', brand: 'visa' },
    products: [{ sku: 'a', price: 1 }, 'note', { sku: 'b', price: 2 }, [{ price: 3 }]]
  },
  context: { ip: '192.0.2.1', 'user agent': 'bot', page: { url: 'https://example.com' } }
}

function filtered(filters: Filter[], event: object = order) {
  return compileFilters(filters)(event)
}

describe('drop', () => {
  it('drops the events that match the trigger, and no others', () => {
    const filter = compileFilters([{ trigger: 'event = "Order Completed" and properties.total < 10', do: 'drop' }])
    expect(filter(order).event).toBeUndefined()
    expect(filter({ ...order, properties: { total: 10 } })).toEqual({
      event: { ...order, properties: { total: 10 } },
      applied: []
    })
  })

  it('without a trigger drops every event', () => {
    expect(filtered([{ do: 'drop' }])).toEqual({ applied: [{ do: 'drop' }] })
  })

  it('ends the filters, and is the last one of those that applied', () => {
    const [first, drop, last]: Filter[] = [
      { do: 'drop-properties', properties: ['properties.card'] },
      { name: 'Orders', trigger: 'type = "track"', do: 'drop' },
      { do: 'drop-properties', properties: ['context'] }
    ]
    expect(filtered([first, drop, last])).toEqual({ applied: [first, drop] })
  })
})

describe('drop-properties', () => {
  it.each([
    ['properties.card', { ...order, properties: { total: 9.5, products: order.properties.products } }],
    ['$.context.page.url', { ...order, context: { ...order.context, page: {} } }],
    ["context['user agent']", { ...order, context: { ip: '192.0.2.1', page: order.context.page } }],
    [
      'properties.products.price',
      { ...order, properties: { ...order.properties, products: [{ sku: 'a' }, 'note', { sku: 'b' }, [{ price: 3 }]] } }
    ],
    ['context', { type: 'track', event: 'Order Completed', userId: 'user-1', properties: order.properties }]
  ])('removes %s', (path, expected) => {
    expect(filtered([{ do: 'drop-properties', properties: [path] }]).event).toEqual(expected)
  })

  it.each([
    'properties.missing',
    'properties.total.cents',
    'traits.email',
    'properties.constructor',
    'context.ip.length'
  ])('returns the event itself if %s leads to nothing', (path) => {
    expect(filtered([{ do: 'drop-properties', properties: [path] }]).event).toBe(order)
  })

  it('removes all of a value if one of the paths leads to a part of it', () => {
    for (const properties of [
      ['properties.card', 'properties.card.number'],
      ['properties.card.number', 'properties.card']
    ]) {
      const { card: _, ...rest } = order.properties
      expect(filtered([{ do: 'drop-properties', properties }]).event).toEqual({ ...order, properties: rest })
    }
  })
})

describe('keep-properties', () => {
  it('keeps what the paths lead to, and the parts of the event that no path begins with', () => {
    const properties = ['properties.card.brand', 'properties.products.sku', 'properties.missing']
    expect(filtered([{ do: 'keep-properties', properties }]).event).toEqual({
      ...order,
      properties: { card: { brand: 'visa' }, products: [{ sku: 'a' }, { sku: 'b' }] }
    })
  })

  it('removes a value in which a path cannot go on', () => {
    const properties = ['properties.total.cents', 'traits.name']
    expect(
      filtered([{ do: 'keep-properties', properties }], { properties: { total: 1 }, traits: 'text' }).event
    ).toEqual({
      properties: {}
    })
  })

  it('keeps a whole part if a path names it', () => {
    expect(filtered([{ do: 'keep-properties', properties: ['context', 'context.ip'] }]).event).toEqual(order)
  })
})

it('applies each filter to what the filters before it left', () => {
  const hide: Filter = { do: 'drop-properties', properties: ['properties.total'] }
  const drop: Filter = { trigger: 'properties.total > 1', do: 'drop' }
  expect(filtered([hide, drop]).event).toBeDefined()
  expect(filtered([drop, hide]).event).toBeUndefined()
})

it('skips disabled filters', () => {
  expect(filtered([{ do: 'drop', enabled: false }])).toEqual({ event: order, applied: [] })
})

it.each([
  [{ do: 'drop-properties', properties: ['properties.card', 'traits.none'] }, ['properties.card']],
  [
    { do: 'drop-properties', properties: ['properties.products.price', 'context'] },
    ['properties.products.price', 'context']
  ],
  [
    { do: 'keep-properties', properties: ['properties.card.brand'] },
    ['properties.total', 'properties.card.number', 'properties.products']
  ],
  [
    { do: 'keep-properties', properties: ['properties.products.sku', 'properties.total', 'properties.card'] },
    ['properties.products', 'properties.products.price']
  ],
  [{ do: 'keep-properties', properties: ['properties', 'context'] }, []]
] as [Filter, string[]][])('the paths that %j has removed', (filter, paths) => {
  expect(removedPaths(order, filtered([filter]).event!)).toEqual(paths)
})

it('lists at most 100 paths', () => {
  const properties = Object.fromEntries(Array.from({ length: 150 }, (_, index) => [`key${index}`, index]))
  const { event } = filtered([{ do: 'keep-properties', properties: ['properties.none'] }], { properties })
  expect(removedPaths({ properties }, event!)).toHaveLength(100)
})

it('never reaches a prototype', () => {
  const event = JSON.parse('{"type":"track","properties":{"__proto__":{"admin":true},"a":1}}') as object
  const properties = ['properties.__proto__.admin', 'properties.a']
  const kept = filtered([{ do: 'keep-properties', properties }], event).event as typeof order
  expect(kept).toEqual({ type: 'track', properties: { a: 1 } })
  expect(Object.getPrototypeOf(kept.properties)).toBe(Object.prototype)
})

describe('filters that are not valid', () => {
  const drop = 'drop-properties'
  it.each<[unknown, string]>([
    [{}, 'The filters must be a list, but they are an object.'],
    [[null], 'Filter 1: it must be an object, but it is null.'],
    [
      [{ do: 'drop' }, { do: 'drp' }],
      "Filter 2: 'do' must be drop, drop-properties or keep-properties, but it is 'drp'."
    ],
    [[{}], "Filter 1: 'do' must be drop, drop-properties or keep-properties, but it is missing."],
    [[{ name: 5, do: 'drop' }], "Filter 1: 'name' must be a text, but it is a number."],
    [[{ do: 'drop', enabled: 'no' }], "Filter 1: 'enabled' must be true or false, but it is a string."],
    [
      [{ do: 'drop', when: '' }],
      "Filter 1: it has no key 'when'. The keys are name, trigger, do, properties, enabled."
    ],
    [[{ do: 'drop', trigger: 5 }], "Filter 1: 'trigger' must be a text, but it is a number."],
    [[{ do: 'drop', trigger: ' ' }], "Filter 1: 'trigger' is empty. Leave it out to filter every event."],
    [
      [{ name: 'Bots', do: 'drop', trigger: 'type', enabled: false }],
      "Filter 1 ('Bots'): the trigger 'type' does not parse: "
    ],
    [[{ do: 'drop', properties: ['properties.a'] }], "Filter 1: 'properties' has no effect with drop."],
    [[{ do: drop }], `Filter 1: drop-properties needs 'properties': a list of paths, such as ["properties.email"].`],
    [[{ do: drop, properties: [] }], "Filter 1: drop-properties needs 'properties'"],
    [[{ do: drop, properties: [5] }], "Filter 1: 'properties' contains a number, not a path."],
    [
      [{ do: drop, properties: [''] }],
      "Filter 1: the path '' must begin with properties, traits or context, as in properties.email."
    ],
    [
      [{ do: drop, properties: ['email'] }],
      "Filter 1: the path 'email' must begin with properties, traits or context, as in properties.email."
    ],
    [
      [{ do: drop, properties: ['properties.products[0].price'] }],
      "Filter 1: the path 'properties.products[0].price' names one element of a list. Leave out [0]: a path applies to each."
    ]
  ])('%j', (filters, message) => {
    expect(() => compileFilters(filters as Filter[])).toThrow(FilterError)
    expect(() => compileFilters(filters as Filter[])).toThrow(message)
  })

  it('have their position in the error', () => {
    const compile = () => compileFilters([{ do: 'drop' }, { do: 'keep-properties' }])
    expect(compile).toThrow(expect.objectContaining({ name: 'FilterError', position: 1 }))
  })
})

describe('for any event and any filters', () => {
  const SETTINGS = { seed: 20_261_129, numRuns: 500 }
  const key = fc.constantFrom('a', 'b', 'c', '__proto__', 'constructor', '0')
  const value = fc.letrec((tie) => ({
    node: fc.oneof(
      { maxDepth: 4 },
      fc.constantFrom(null, 0, '', 'text', true),
      fc.array(tie('node'), { maxLength: 3 }),
      fc.dictionary(key, tie('node'), { maxKeys: 4 })
    )
  })).node
  const event = fc.record(
    { type: fc.constantFrom('track', 'page'), properties: value, traits: value, context: value },
    { requiredKeys: ['type'] }
  )
  const path = fc
    .tuple(fc.constantFrom('properties', 'traits', 'context'), fc.array(key, { maxLength: 3 }))
    .map(([part, keys]) => [part, ...keys].join('.'))
  const paths = fc.array(path, { minLength: 1, maxLength: 4 })
  const trigger = fc.option(fc.constantFrom('type = "track"', 'properties.a = "text"', 'traits.b != null'), {
    nil: undefined
  })
  const filter = fc.oneof(
    fc.record({ trigger, do: fc.constant('drop' as const) }),
    fc.record({
      trigger,
      do: fc.constantFrom('drop-properties' as const, 'keep-properties' as const),
      properties: paths
    })
  )

  it('leaves the event as it was', () => {
    fc.assert(
      fc.property(event, fc.array(filter, { maxLength: 4 }), (given, filters) => {
        const before = structuredClone(given)
        filtered(filters, given)
        expect(given).toEqual(before)
      }),
      SETTINGS
    )
  })

  it('has the same result as its filters one after the other', () => {
    fc.assert(
      fc.property(event, fc.array(filter, { maxLength: 4 }), (given, filters) => {
        const stepwise = filters.reduce<object | undefined>((left, each) => left && filtered([each], left).event, given)
        expect(filtered(filters, given).event).toEqual(stepwise)
      }),
      SETTINGS
    )
  })

  it('applies a filter exactly if the event matches its trigger', () => {
    fc.assert(
      fc.property(event, filter, (given, each) => {
        const matches = each.trigger === undefined || validate(parseFql(each.trigger), given)
        expect(filtered([each], given).applied).toEqual(matches ? [each] : [])
      }),
      SETTINGS
    )
  })

  it('drops and keeps complementary parts, and both twice change no more than once', () => {
    fc.assert(
      fc.property(event, paths, (given, properties) => {
        const [drop, keep]: Filter[] = [
          { do: 'drop-properties', properties },
          { do: 'keep-properties', properties }
        ]
        for (const each of [drop, keep]) {
          expect(filtered([each, each], given).event).toEqual(filtered([each], given).event)
        }
        const rest = filtered([keep, drop], given).event as Record<string, unknown>
        for (const part of properties.map((each) => each.split('.')[0]!)) expect(leavesOf(rest[part])).toEqual([])
      }),
      SETTINGS
    )
  })
})

/** The values in a value that are neither objects nor lists. */
function leavesOf(value: unknown): unknown[] {
  if (value === undefined) return []
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(leavesOf) : [value]
}
