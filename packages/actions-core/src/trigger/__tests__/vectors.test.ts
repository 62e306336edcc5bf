import events from '../../../fixtures/vectors/events.json'
import vectors from '../../../fixtures/vectors/fql.json'
import { generateFql, parseFql, type Subscription, validate } from '..'

interface Vector {
  id: string
  fql: string
  error?: boolean
  ast?: unknown
  regenerated?: string
  matches?: number[]
}

const cases = vectors as Vector[]

function matchesOf(tree: Subscription): number[] {
  return events.flatMap((event, position) => (validate(tree, event) ? [position] : []))
}

/** What we make of a text, in the form of the record. */
function answerOf({ id, fql }: Vector): Vector {
  const tree = parseFql(fql)
  if ('error' in tree) return { id, fql, error: true }
  return { id, fql, ast: tree, regenerated: generateFql(tree), matches: matchesOf(tree) }
}

// One test for all: a thousand tests would take longer than what they test.
it('the answers are those of the reference', () => {
  expect(cases.map(answerOf)).toEqual(cases)
})
