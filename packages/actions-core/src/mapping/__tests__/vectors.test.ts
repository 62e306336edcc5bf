import events from '../../../fixtures/vectors/events.json'
import vectors from '../../../fixtures/vectors/mapping.json'
import { transform } from '..'

interface Vector {
  id: string
  mapping: Parameters<typeof transform>[0]
  event: number
  output?: unknown
  error?: string[]
}

/** What a delivery would send, or the messages of the errors, each on its own. */
function outcomeOf({ mapping, event }: Vector): { output: unknown } | { error: string[] } {
  try {
    return { output: JSON.parse(JSON.stringify({ value: transform(mapping, events[event]) })).value }
  } catch (error) {
    const errors = error instanceof AggregateError ? error.errors : [error]
    return { error: errors.map(({ message }: Error) => message) }
  }
}

// One test for all: a thousand tests would take longer than what they test.
it('recorded cases of the mapping language have the recorded outcomes', () => {
  const cases = vectors as unknown as Vector[]
  const recorded = cases.map(({ id, error, output }) => [id, error ? { error } : { output }])
  expect(cases.map((vector) => [vector.id, outcomeOf(vector)])).toEqual(recorded)
})
