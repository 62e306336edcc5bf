import type { DependsOnCondition, MinimalInputField, SyncMode } from '../../definition'
import {
  conditionsToJsonSchema,
  fieldsToJsonSchema,
  singleFieldConditionsToJsonSchema,
  validatePayload
} from '../index'

type Fields = Record<string, MinimalInputField>
const is = (fieldKey: string, value?: unknown) => ({ fieldKey, operator: 'is', value }) as DependsOnCondition
const isNot = (fieldKey: string, value?: unknown) => ({ fieldKey, operator: 'is_not', value }) as DependsOnCondition
const text = (required?: unknown) => ({ label: 'L', type: 'string', required })
const object = (properties: object, more = {}) => ({ label: 'O', type: 'object', properties, ...more })
const list = (properties: object) => object(properties, { multiple: true })
const syncMode = (operator: string, value: unknown) => ({ conditions: [{ type: 'syncMode', operator, value }] })

/** The fields that are missing, as `path:key`. */
function missing(fields: object, payload: object, mode?: SyncMode): string[] {
  const result = validatePayload(payload, fields as Fields, mode)
  if (result.valid) return []
  return result.errors.flatMap(({ pointer, message }) => {
    const key = /missing the required field '(.*)'/.exec(message)?.[1]
    return key ? [`${pointer}:${key}`] : []
  })
}

describe('conditional required: the schema', () => {
  const C = { const: 'x' }
  const isNull = { properties: { d: { type: 'null' } } }

  it.each([
    ['is', [is('d', 'x')], { required: ['d'], properties: { d: C } }],
    ['is_not', [isNot('d', 'x')], { required: ['d'], properties: { d: { not: C } } }],
    ['is one of', [is('d', ['x', 'y'])], { required: ['d'], properties: { d: { enum: ['x', 'y'] } } }],
    ['is undefined', [is('d')], { anyOf: [{ not: { required: ['d'] } }, isNull] }],
    ['is_not undefined', [isNot('d')], { allOf: [{ required: ['d'] }, { not: isNull }] }],
    [
      'a nested key',
      [is('p.c', 'x')],
      { required: ['p'], properties: { p: { required: ['c'], properties: { c: C } } } }
    ],
    [
      'several',
      [is('d', 'x'), is('e'), isNot('f')],
      {
        allOf: [{ required: ['d'], properties: { d: C } }, { not: { required: ['e'] } }, { required: ['f'] }]
      }
    ]
  ])('%s', (_, conditions, condition) => {
    const schema = singleFieldConditionsToJsonSchema('t', { conditions })
    expect(schema.if).toEqual(condition)
    expect(schema.then).toEqual({ required: ['t'] })
  })

  it('says anyOf for any', () => {
    const conditions = [is('d', 'x'), is('e', 'x')]
    expect(singleFieldConditionsToJsonSchema('t', { match: 'any', conditions }).if).toHaveProperty('anyOf')
  })

  it('demands a nested target with its parent', () => {
    expect(singleFieldConditionsToJsonSchema('p.c', { conditions: [is('d', 'x')] }).then).toEqual({
      required: ['p'],
      properties: { p: { required: ['c'] } }
    })
  })

  it('has one entry for each requirement, and none without conditions', () => {
    expect(conditionsToJsonSchema({ a: { conditions: [is('d', 1)] }, b: { conditions: [] } }).allOf).toHaveLength(1)
    expect(conditionsToJsonSchema({})).toEqual({})
    expect(fieldsToJsonSchema({ t: text({ conditions: [] }) } as Fields)).not.toHaveProperty('allOf')
  })

  it.each([
    ['operator', { fieldKey: 'd', operator: 'gt', value: 1 }, 'Unsupported conditionally required field operator: gt'],
    ['sync mode operator', { type: 'syncMode', operator: 'has', value: 'add' }, 'field operator: has'],
    ['empty list', is('d', []), "The condition on 'd' has an empty list of values."]
  ])('refuses an unknown %s', (_, condition, message) => {
    expect(() => fieldsToJsonSchema({ t: text({ conditions: [condition] }) } as Fields)).toThrow(message)
  })
})

describe('conditional required: plain keys', () => {
  it.each([
    ['is', is('d', 'x'), { d: 'x' }, true],
    ['is, other value', is('d', 'x'), { d: 'y' }, false],
    ['is, absent', is('d', 'x'), {}, false],
    ['is_not', isNot('d', 'x'), { d: 'y' }, true],
    ['is_not, absent', isNot('d', 'x'), {}, false],
    ['one of', is('d', ['x', 'y']), { d: 'y' }, true],
    ['none of', isNot('d', ['x', 'y']), { d: 'z' }, true],
    ['none of, one of them', isNot('d', ['x', 'y']), { d: 'x' }, false],
    ['absent or one of', is('d', [undefined, 'x']), {}, true],
    ['present and none of', isNot('d', [undefined, 'x']), { d: 'y' }, true],
    ['present and none of, absent', isNot('d', [undefined, 'x']), {}, false],
    ['absent', is('d'), {}, true],
    ['absent, null', is('d'), { d: null }, true],
    ['absent, there', is('d'), { d: 'x' }, false],
    ['present', isNot('d'), { d: 'x' }, true],
    ['present, null', isNot('d'), { d: null }, false],
    ['a key that objects inherit', isNot('constructor'), {}, false]
  ])('%s', (_, condition, payload, required) => {
    const fields = { d: { ...text(), allowNull: true }, t: text({ conditions: [condition] }) }
    expect(missing(fields, payload)).toEqual(required ? [':t'] : [])
  })

  it.each([
    ['all', { d: 'x', e: 'x' }, true],
    ['all', { d: 'x' }, false],
    ['any', { d: 'x' }, true],
    ['any', {}, false],
    [undefined, { d: 'x' }, false]
  ])('several, match %s, %j', (match, payload, required) => {
    const fields = { d: text(), e: text(), t: text({ match, conditions: [is('d', 'x'), is('e', 'x')] }) }
    expect(missing(fields, payload)).toEqual(required ? [':t'] : [])
  })
})

describe('conditional required: objects', () => {
  it.each([
    ['is', is('o.d', 'x'), { o: { d: 'x' } }, [':t']],
    ['is absent', is('o.d'), { o: {} }, [':t']],
    ['is absent with its parent', is('o.d'), {}, [':t']],
    ['is absent, there', is('o.d'), { o: { d: 'x' } }, []],
    ['is present', isNot('o.d'), { o: { d: 'x' } }, [':t']],
    ['is present, absent', isNot('o.d'), { o: {} }, []],
    ['is three levels deep', is('o.p.d', 'x'), { o: { p: { d: 'x' } } }, [':t']]
  ])('a condition on a nested key that %s', (_, condition, payload, expected) => {
    const fields = { o: object({ d: text(), p: object({ d: text() }) }), t: text({ conditions: [condition] }) }
    expect(missing(fields, payload)).toEqual(expected)
  })

  it.each([
    ['one condition', [is('d', 'x')], { d: 'x', o: {} }, ['/o:t']],
    ['one condition, no parent', [is('d', 'x')], { d: 'x' }, [':o']],
    ['one condition, not met', [is('d', 'x')], { o: {} }, []],
    ['several conditions', [is('d', 'x'), is('o.e', 'x')], { d: 'x', o: { e: 'x' } }, ['/o:t']]
  ])('a nested target with %s', (_, conditions, payload, expected) => {
    expect(missing({ d: text(), o: object({ e: text(), t: text({ conditions }) }) }, payload)).toEqual(expected)
  })

  it('finds a target three levels deep', () => {
    const fields = { d: text(), o: object({ p: object({ t: text({ conditions: [is('d', 'x')] }) }) }) }
    expect(missing(fields, { d: 'x', o: { p: {} } })).toEqual(['/o/p:t'])
  })

  it('no longer requires the siblings of a conditional property, as in the reference', () => {
    const fields = { d: text(), o: object({ always: text(true), t: text({ conditions: [is('d', 'x')] }) }) }
    expect(missing(fields, { o: {} })).toEqual([])
    expect(missing(fields, { d: 'x', o: {} })).toEqual(['/o:t'])
  })

  it('takes a key with a dot for the field of that name', () => {
    expect(missing({ 'a.b': text(), t: text({ conditions: [is('a.b', 'x')] }) }, { 'a.b': 'x' })).toEqual([':t'])
  })

  it('does not change what lies in the objects of the caller', () => {
    const payload = { o: { d: 0 }, t: 'x' }
    validatePayload(payload, { o: { label: 'O', type: 'object' }, t: text({ conditions: [is('o.d')] }) } as Fields)
    expect(payload).toEqual({ o: { d: 0 }, t: 'x' })
  })
})

describe('conditional required: lists', () => {
  it.each([
    ['about the elements', is('l.kind', 'x')],
    ['from outside', is('d', 'x')]
  ])('requires no property of elements on a condition %s, as in the reference', (_, condition) => {
    const fields = { d: text(), l: list({ kind: text(), t: text({ conditions: [condition] }) }) }
    expect(missing(fields, { d: 'x', l: [{ kind: 'x' }, { kind: 'y' }] })).toEqual([])
  })

  it('meets a condition from outside when one element does', () => {
    const fields = { l: list({ kind: text() }), t: text({ conditions: [is('l.kind', 'x')] }) }
    expect(missing(fields, { l: [{ kind: 'y' }, { kind: 'x' }] })).toEqual([':t'])
    expect(missing(fields, { l: [{ kind: 'y' }] })).toEqual([])
  })
})

describe('conditional required: the sync mode', () => {
  it.each([
    ['is', syncMode('is', 'add'), 'add', true],
    ['is', syncMode('is', 'add'), 'delete', false],
    ['is', syncMode('is', ['add', 'upsert']), 'upsert', true],
    ['is', syncMode('is', 'add'), undefined, false],
    ['is_not', syncMode('is_not', 'add'), 'delete', true],
    ['is_not', syncMode('is_not', 'add'), 'add', false],
    ['is, as a field', { conditions: [is('__segment_internal_sync_mode', 'add')] }, 'add', true]
  ])('%s %j with %s', (_, required, mode, expected) => {
    expect(missing({ t: text(required) }, {}, mode as SyncMode)).toEqual(expected ? [':t'] : [])
  })

  it('reads the reserved key of the payload, which validation removes', () => {
    const fields = { t: text(syncMode('is', 'add')) }
    expect(missing(fields, { __segment_internal_sync_mode: 'add' })).toEqual([':t'])
    expect(validatePayload({ t: 'x' }, fields as Fields, 'add')).toEqual({ valid: true, payload: { t: 'x' } })
  })

  it('stands among other conditions and for nested targets', () => {
    const conditions = [...syncMode('is', 'add').conditions, is('o.d', 'x')]
    const fields = { o: object({ d: text(), t: text({ match: 'all', conditions }) }) }
    expect(missing(fields, { o: { d: 'x' } }, 'add')).toEqual(['/o:t'])
    expect(missing(fields, { o: { d: 'x' } }, 'delete')).toEqual([])
  })
})
