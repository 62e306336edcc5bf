import * as fc from 'fast-check'
import vectors from '../../../fixtures/vectors/fql.json'
import { triggerWarnings, parseFql } from '..'

const gap = (from: string, to: string, superfluous: string) =>
  `No condition stands between ${from} and ${to}. Write one there, or remove ${superfluous}.`
const unopened = 'There are more ")" than "(". Write the missing "(", or remove a ")".'

it.each([
  ['at the end', 'type = "track" and', [gap('"and" at character 16', 'the end', '"and"')]],
  ['at the end, in capitals', 'type = "track" OR ', [gap('"OR" at character 16', 'the end', '"OR"')]],
  ['at the end, after a comma', 'type = "track", and', [gap('"and" at character 17', 'the end', '"and"')]],
  ['before a comma at the end', 'type = "track" and,', [gap('"and" at character 16', 'the end', '"and"')]],
  ['before empty brackets', 'type = "track" and []', [gap('"and" at character 16', 'the end', '"and"')]],
  ['after a call', 'contains(event, "a") or', [gap('"or" at character 22', 'the end', '"or"')]],
  ['after the value "and"', 'event = "and" and', [gap('"and" at character 15', 'the end', '"and"')]],
  ['after the value and', 'event = and and', [gap('"and" at character 13', 'the end', '"and"')]],
  ['at the end of parentheses', '(type = "track" and)', [gap('"and" at character 17', '")" at character 20', '"and"')]],
  ['at the beginning', 'and type = "track"', [gap('the beginning', '"and" at character 1', '"and"')]],
  ['at the beginning of parentheses', '(or type = a)', [gap('"(" at character 1', '"or" at character 2', '"or"')]],
  ['after !', '!and type = "track"', [gap('"!" at character 1', '"and" at character 2', '"and"')]],
  ['doubled', 'type = a and or type = b', [gap('"and" at character 10', '"or" at character 14', 'one of the two')]],
  [
    'several',
    'or type = a and',
    [gap('the beginning', '"or" at character 1', '"or"'), gap('"and" at character 13', 'the end', '"and"')]
  ],
  ['empty parentheses', 'type = a and ()', [gap('"(" at character 14', '")" at character 15', '"()"')]],
  ['a ")" too many', 'type = a or type = b) and event = c', [unopened]],
  ['a ")" after the value (', 'event = ()', [unopened]],
  [
    'a ")" too many and a gap',
    'type = a and)',
    [gap('"and" at character 10', '")" at character 13', '"and"'), unopened]
  ]
])('finds %s', (_, text, warnings) => {
  expect(parseFql(text)).not.toHaveProperty('error')
  expect(triggerWarnings(text)).toEqual(warnings)
})

it.each([
  ['quotes', 'event = "a and" or event = \'(or\' and event = ")"'],
  ['values without quotes', 'event = and or event = or'],
  ['a value in parentheses', '(event = and)'],
  ['arguments', 'contains(event, and) or match(event, "*(") and !contains(event "or")'],
  ['an argument in parentheses', '(contains(event, and))'],
  ['a call with a comma as its subject', 'contains(event, ",")'],
  ['keys', 'properties.and = 1 or traits.or = 2 and properties . and = 3'],
  ['commas', 'type = a, event = b, and name = c and, userId = d,'],
  ['nothing between conditions', 'type = a\nevent = b'],
  ['no blanks around parentheses', '!(type = a)and(event = b)or!(((event = c)))'],
  ['a value that is not there', 'type ='],
  ['an argument that is not there', 'type = a and contains(event)'],
  ['fields and values that are passed over', 'foo = 5 and type = a or "page"']
])('lets pass %s', (_, text) => {
  expect(parseFql(text)).not.toHaveProperty('error')
  expect(triggerWarnings(text)).toEqual([])
})

it('finds none in what is printed', () => {
  const printed = vectors.flatMap(({ regenerated }) => regenerated ?? [])
  expect(printed.filter((text) => triggerWarnings(text).length > 0)).toEqual([])
})

it('finds the one connective too many, wherever it stands', () => {
  const condition = fc.constantFrom('type = "and"', 'event = or', 'contains(event, and)', '!match(name, "or*")')
  const connective = fc.constantFrom('and', 'or', 'AND', 'OR')
  const { query } = fc.letrec<{ query: string[] }>((tie) => ({
    query: fc.oneof(
      { maxDepth: 4 },
      condition.map((text) => [text]),
      fc.tuple(tie('query'), connective, tie('query')).map((parts) => parts.flat()),
      fc.tuple(fc.constantFrom('(', '!('), tie('query')).map(([open, inner]) => [open, ...inner, ')'])
    )
  }))
  fc.assert(
    fc.property(query, connective, fc.nat(), (parts, extra, seed) => {
      const place = seed % (parts.length + 1)
      expect(triggerWarnings(parts.join(' '))).toEqual([])
      expect(triggerWarnings(parts.toSpliced(place, 0, extra).join(' '))).toEqual([
        expect.stringContaining(`"${extra}" at character`)
      ])
    }),
    { seed: 20_241_122 }
  )
})
