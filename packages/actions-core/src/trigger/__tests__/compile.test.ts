import * as fc from 'fast-check'
import events from '../../../fixtures/vectors/events.json'
import vectors from '../../../fixtures/vectors/fql.json'
import { cachedTrigger, parseFql, validate } from '..'
import type { Condition } from '../types'
import { compileTrigger } from '../compile'

const operators = `= != < <= > >= number_equals number_not_equals contains not_contains starts_with not_starts_with
  ends_with not_ends_with exists not_exists is_true is_false unknown`.split(/\s+/)

const types = 'event-type event name userId event-property event-trait event-context unknown'.split(' ')

const scalar = fc.constantFrom<unknown>('a', 'ab', '', '1', 'true', 1, 2, 0, NaN, true, false, null, undefined)

const leaf = fc
  .record({
    type: fc.constantFrom(...types),
    name: fc.constantFrom('a', 'a.b', 'a[0].b', 'constructor', '__proto__', '', 'a.length'),
    operator: fc.constantFrom(...operators),
    value: scalar
  })
  .map(({ name, ...rest }) => (/-(property|trait|context)/.test(rest.type) ? { ...rest, name } : rest))

const { tree } = fc.letrec((tie) => ({
  tree: fc.oneof(
    { maxDepth: 3 },
    leaf,
    fc.record({
      type: fc.constant('group'),
      operator: fc.constantFrom('and', 'or', 'nor'),
      children: fc.array(tie('tree'), { maxLength: 3 })
    })
  )
}))

const inner = fc.oneof(scalar, fc.record({ b: scalar }), fc.array(fc.record({ b: scalar }), { maxLength: 2 }))
const record = fc.oneof(scalar, fc.dictionary(fc.constantFrom('a', 'constructor', ''), inner, { maxKeys: 2 }))
const event = fc.record(
  { type: scalar, event: scalar, name: scalar, userId: scalar, properties: record, traits: record, context: record },
  { requiredKeys: [] }
)

const group = (child: unknown) => ({ type: 'group', operator: 'and', children: [child] }) as never

describe('the compiled form of a trigger', () => {
  it('says what walking the tree says', () => {
    fc.assert(
      fc.property(tree, fc.array(event, { minLength: 1, maxLength: 4 }), (anyTree, someEvents) => {
        const compiled = compileTrigger(anyTree as Condition)
        for (const each of someEvents) expect(compiled(each)).toBe(validate(group(anyTree), each))
      }),
      { seed: 20261122, numRuns: 5000 }
    )
  })

  it('says so for the recorded triggers and events, and for what is no event', () => {
    const values = [...events, null, undefined, '', 0, true, []]
    for (const { text } of vectors as unknown as { text: string }[]) {
      const walked = values.map((value) => validate(parseFql(text), value))
      expect(values.map((value) => validate(cachedTrigger(text), value))).toEqual(walked)
    }
  })
})
