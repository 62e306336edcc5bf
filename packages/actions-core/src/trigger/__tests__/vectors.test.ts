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

describe('the vectors that the reference answered', () => {
  it.each(cases.filter(({ error }) => error))('$id: $fql throws', ({ fql }) => {
    expect(parseFql(fql)).toEqual({ error: expect.any(Error) })
  })

  it.each(cases.filter(({ error }) => !error))('$id: $fql', ({ fql, ast, regenerated, matches }) => {
    const tree = parseFql(fql)
    expect(tree).toEqual(ast)
    expect(generateFql(tree)).toBe(regenerated)
    expect(matchesOf(tree)).toEqual(matches)
  })
})
