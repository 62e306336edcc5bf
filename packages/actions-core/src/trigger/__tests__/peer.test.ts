import * as fc from 'fast-check'
import events from '../../../fixtures/vectors/events.json'
import { parseFql, validate } from '..'

const peer = require('@segment/destination-subscriptions') as { parseFql: typeof parseFql; validate: typeof validate }

/** What is known to differ from the reference, by the rules of docs/differences.md, and how a text shows it. */
const RULES: Record<string, (text: string) => boolean> = {
  '`and` binds tighter than `or`': (text) => text.includes(' and ') && text.includes(' or '),
  '`!` negates parentheses': (text) => text.includes('!('),
  'calls may stand in parentheses, and parentheses nest': (text) => /\((?!event|name|userId)/.test(text)
}

const field = fc.constantFrom('type', 'event', 'name', 'userId', 'properties.total', 'traits.vip', 'context.ip')
const operator = fc.constantFrom('=', '!=', '<', '<=', '>', '>=')
const value = fc.constantFrom('"track"', '"Order Completed"', '"1"', '1', '12.5', 'true', 'false', 'null')
const called = fc.constantFrom('event', 'name', 'properties.name', 'traits.email', 'userId')
const pattern = fc.constantFrom('match(x, "a*")', 'match(x, "*a")', 'contains(x, "a")', 'contains(x, "Order")')

const condition = fc.oneof(
  fc.tuple(field, operator, value).map((parts) => parts.join(' ')),
  fc.tuple(fc.constantFrom('', '!'), pattern, called).map(([not, call, name]) => not + call.replace('x', name))
)

const connective = fc.constantFrom(' and ', ' or ')
const { trigger } = fc.letrec<{ trigger: string }>((tie) => ({
  trigger: fc.oneof(
    { maxDepth: 2 },
    { weight: 3, arbitrary: condition },
    fc.tuple(tie('trigger'), connective, tie('trigger')).map((parts) => parts.join('')),
    fc.tuple(fc.constantFrom('(', '!('), tie('trigger')).map(([open, text]) => `${open}${text})`)
  )
}))

/** Which of the events match; an error for a text that cannot be parsed. */
function answer({ parseFql: parse, validate: test }: typeof peer, text: string): boolean[] | 'error' {
  const tree = parse(text)
  return 'error' in tree ? 'error' : events.map((event) => test(tree, event))
}

it('matches the events that the reference matches, but for the listed rules', () => {
  const seen = new Set<string>()
  fc.assert(
    fc.property(trigger, (text) => {
      const [ours, theirs] = [answer({ parseFql, validate }, text), answer(peer, text)]
      if (JSON.stringify(ours) === JSON.stringify(theirs)) return
      const rule = Object.keys(RULES).find((name) => RULES[name](text))
      if (rule === undefined) throw new Error(`${text}: ${JSON.stringify(ours)} here, ${JSON.stringify(theirs)} there`)
      seen.add(rule)
    }),
    { seed: 20261129, numRuns: 1000 }
  )
  // A rule that explains nothing is no rule.
  expect([...seen].toSorted()).toEqual(Object.keys(RULES).toSorted())
})
