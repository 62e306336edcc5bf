import * as fc from 'fast-check'
import events from '../../../fixtures/vectors/events.json'
import { anyText } from '../../__tests__/any-text'
import { type Condition, generateFql, type GroupCondition, parseFql, type Subscription, validate } from '..'

const SETTINGS = { seed: 20_241_122, numRuns: 300 }

const text = fc.oneof(
  anyText({ maxLength: 8 }),
  fc.string({
    unit: fc.constantFrom('"', "'", '\\', '*', '(', ')', ' ', '\n', '\r', ',', '.', '[', '5', 'a'),
    maxLength: 8
  }),
  fc.constantFrom('null', 'true', 'false', 'and', 'or', 'eos', '5', '-1.5', 'NaN', '1e21')
)
const number = fc.double({ noNaN: true, noDefaultInfinity: true })
const order = ['<', '<=', '>', '>='] as const
const calls = ['contains', 'not_contains', 'starts_with', 'not_starts_with', 'ends_with', 'not_ends_with'] as const
const presence = ['exists', 'not_exists'] as const
const truth = ['is_true', 'is_false'] as const

const bare = (...operators: string[]) => fc.record({ operator: fc.constantFrom(...operators) })
const textual = (...operators: string[]) => fc.record({ operator: fc.constantFrom(...operators), value: text })
const field = (type: string, ...comparisons: fc.Arbitrary<object>[]) =>
  fc.oneof(...comparisons).map((comparison) => ({ type, ...comparison }))
const container = (type: string) =>
  fc
    .tuple(
      text.filter((name) => name !== ''),
      fc.oneof(
        textual('=', '!=', ...order, ...calls),
        bare(...presence, ...truth),
        fc.record({ operator: fc.constantFrom('number_equals', 'number_not_equals', ...order), value: number }),
        fc.record({ operator: fc.constantFrom('!=', ...order), value: fc.boolean() })
      )
    )
    .map(([name, comparison]) => ({ type, name, ...comparison }))

const leaf = fc.oneof(
  field('event-type', textual('=', '!=', ...order, ...calls), bare(...presence)),
  field('event', textual('=', '!=', ...order, ...calls), bare(...truth)),
  field('name', textual('=', '!=', ...order, ...calls), bare(...presence)),
  field('userId', textual('=', '!=', ...order, ...calls), bare(...presence, ...truth)),
  container('event-property'),
  container('event-trait'),
  container('event-context')
) as fc.Arbitrary<Condition>

const { group } = fc.letrec<{ node: Condition; group: GroupCondition }>((tie) => ({
  node: fc.oneof({ maxDepth: 4, withCrossShrink: true }, leaf, tie('group')),
  group: fc.record({
    type: fc.constant('group' as const),
    operator: fc.constantFrom('and' as const, 'or' as const),
    children: fc.array(tie('node'), { minLength: 2, maxLength: 4 })
  })
}))
const tree = fc.oneof(
  group,
  leaf.map((child): GroupCondition => ({ type: 'group', operator: 'and', children: [child] }))
)

/** Texts made of the language's own parts, so that many of them can be read. */
const part = fc.oneof(
  fc.constantFrom(...'type event name userId properties.a traits.b.c context.d foo true null and or AND OR'.split(' ')),
  fc.constantFrom('=', '==', '!= ', '<', '<= ', '> ', '>= ', 'in', 'contains', 'exists', 'number_equals', 'is_true'),
  fc.constantFrom('(', ')', '!', '!(', '[', ']', ',', '.', ' ', '\r\n', 'contains(', 'match(', 'contains(event, "a")'),
  fc.constantFrom('"a"', "'b'", '"*c"', '"d*"', 'e', '5', '-0', '6.50', '"', "'", '\\', 'properties\\.', 'a\\ b'),
  fc.constantFrom('type = "track"', 'properties.total > 5', '!(event = "a" or name = null)', 'userId = true')
)
const phrase = fc.array(part, { maxLength: 14 }).map((parts) => parts.join(' '))

function isTree(subscription: Subscription): subscription is GroupCondition {
  return !('error' in subscription)
}

describe('§6: printing and reading', () => {
  it('returns the same tree', () => {
    fc.assert(
      fc.property(tree, (original) => {
        expect(parseFql(generateFql(original))).toEqual(original)
      }),
      SETTINGS
    )
  })

  it('returns the same tree for every text that can be read', () => {
    fc.assert(
      fc.property(phrase.map(parseFql).filter(isTree), (read) => {
        expect(parseFql(generateFql(read))).toEqual(read)
      }),
      { ...SETTINGS, numRuns: 1000 }
    )
  })
})

describe('§4: any text', () => {
  it('is read or refused, and never throws', () => {
    fc.assert(
      fc.property(fc.oneof(anyText(), phrase), (fql) => {
        const read = parseFql(fql)
        expect(isTree(read) || read.error instanceof Error).toBe(true)
        expect(() => validate(read, events[0])).not.toThrow()
      }),
      SETTINGS
    )
  })

  it.each([
    '(',
    'a',
    'a ',
    'a.',
    'a .',
    '"',
    '""',
    '\\',
    '!(',
    '!a',
    ' ',
    'type=a ',
    'type = "a" or ',
    'contains(',
    '("',
    'a\\ .<'
  ])('made of %j up to the limit is answered', (piece) => {
    expect(parseFql(piece.repeat(100_000 / piece.length))).toBeInstanceOf(Object)
  })
})

describe('§2: negation', () => {
  const exact = fc.constantFrom(
    'type = "track"',
    'event != "Signed Up"',
    'name = null',
    'userId != null',
    'properties.active = true',
    'properties.active != false',
    'traits.plan = "pro"',
    'context.os.name != "iOS"'
  )
  const connective = fc.constantFrom(' and ', ' or ')
  const { query } = fc.letrec<{ query: string }>((tie) => ({
    query: fc.oneof(
      { maxDepth: 4 },
      exact,
      fc.tuple(tie('query'), connective, tie('query')).map((parts) => parts.join('')),
      tie('query').map((inner) => `(${inner})`),
      tie('query').map((inner) => `!(${inner})`)
    )
  }))

  it('of exact operators fits the events that the query does not fit', () => {
    fc.assert(
      fc.property(query, fc.constantFrom(...events), (inner, event) => {
        expect(validate(parseFql(`!(${inner})`), event)).toBe(!validate(parseFql(inner), event))
      }),
      SETTINGS
    )
  })

  it('twice is the query itself', () => {
    fc.assert(
      fc.property(query, (inner) => {
        expect(parseFql(`!(!(${inner}))`)).toEqual(parseFql(inner))
      }),
      SETTINGS
    )
  })
})
