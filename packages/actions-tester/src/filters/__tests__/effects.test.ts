import { effectsOf, problemOf } from '../effects'

const event = { type: 'track', properties: { test: true, card: '4111' } }
const hide = { do: 'drop-properties', properties: ['properties.card'] } as const
const drop = { trigger: 'properties.test = true', do: 'drop' } as const

it('says what each filter does with an event', () => {
  expect(effectsOf([{ ...hide, trigger: 'type = "page"' }, hide, hide])(event)).toEqual({
    effects: [{ kind: 'none' }, { kind: 'changed', removed: ['properties.card'] }, { kind: 'none' }],
    event: { type: 'track', properties: { test: true } }
  })
  expect(effectsOf([drop, hide])(event)).toEqual({
    effects: [{ kind: 'dropped' }, { kind: 'skipped' }],
    event: undefined
  })
})

it('leaves out filters that are disabled or not complete', () => {
  const filters = [{ ...drop, enabled: false }, { do: 'drop-properties', properties: [] } as const]
  expect(effectsOf(filters)(event)).toEqual({ effects: [{ kind: 'none' }, { kind: 'none' }], event })
})

it('says what is wrong with a filter', () => {
  expect(problemOf(hide)).toBeUndefined()
  expect(problemOf({ name: "It's", ...hide, properties: ['email'] })).toBe(
    "The path 'email' must begin with properties, traits or context, as in properties.email."
  )
})
