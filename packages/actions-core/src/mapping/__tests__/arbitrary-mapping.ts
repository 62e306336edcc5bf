import * as fc from 'fast-check'

const key = fc.constantFrom('a', 'b', '', 'length', '__proto__', 'constructor', 'toString', 'first name', '0')

/** JSON in which keys that are special to JavaScript are own keys, as `JSON.parse` makes them. */
const { json } = fc.letrec((tie) => ({
  json: fc.oneof(
    { maxDepth: 4 },
    fc.constantFrom(null, true, false, 0, 1, '', 'x', '{{a}}', '{"__proto__":{"polluted":1}}', '$.a'),
    fc.array(tie('json'), { maxLength: 3 }),
    fc.array(fc.tuple(key, tie('json')), { maxLength: 3 }).map((entries) => {
      const object = {}
      for (const [name, value] of entries) {
        Object.defineProperty(object, name, { value, enumerable: true, writable: true, configurable: true })
      }
      return object
    })
  )
}))

const path = fc
  .array(key, { maxLength: 3 })
  .chain((keys) => fc.constantFrom(`$.${keys.join('.')}`, keys.join('.'), keys.map((name) => `['${name}']`).join('')))

const { mapping } = fc.letrec((tie) => ({
  mapping: fc.oneof(
    { maxDepth: 5 },
    json,
    path.map((operand) => ({ '@path': operand })),
    path.map((name) => ({ '@template': `{{${name}}} {{{ ${name} }}}` })),
    path.map((name) => ({ '@liquid': `{{ ${name} }}{% increment a %}` })),
    fc.array(tie('mapping'), { maxLength: 3 }),
    fc.dictionary(key, tie('mapping'), { maxKeys: 3 }),
    fc
      .tuple(fc.constantFrom('@path', '@template', '@literal', '@excludeWhenNull', '@liquid', '@nope'), tie('mapping'))
      .map(([name, operand]) => ({ [name]: operand })),
    fc
      .record(
        { exists: tie('mapping'), blank: tie('mapping'), then: tie('mapping'), else: tie('mapping') },
        { requiredKeys: [] }
      )
      .map((operand) => ({ '@if': operand })),
    fc
      .tuple(fc.constantFrom('upper', 'lower', 'x'), tie('mapping'))
      .map(([operator, value]) => ({ '@case': { operator, value } })),
    fc
      .record({
        pattern: fc.constantFrom('a', '.', '$', 'toolongpattern'),
        replacement: fc.constantFrom('$&', 'b'),
        value: tie('mapping')
      })
      .map((operand) => ({ '@replace': operand })),
    fc.tuple(tie('mapping'), tie('mapping')).map((operand) => ({ '@arrayPath': operand })),
    fc
      .tuple(tie('mapping'), fc.boolean())
      .map(([value, omitArrays]) => ({ '@flatten': { value, separator: '__', omitArrays } })),
    fc
      .tuple(fc.constantFrom('encode', 'decode'), tie('mapping'))
      .map(([mode, value]) => ({ '@json': { mode, value } })),
    fc
      .tuple(fc.constantFrom('left', 'right'), fc.array(tie('mapping'), { maxLength: 3 }))
      .map(([direction, objects]) => ({ '@merge': { direction, objects } })),
    fc.record({ apply: tie('mapping'), mapping: tie('mapping') }).map((operand) => ({ '@transform': operand }))
  )
}))

/** Mappings of up to two fields: right ones, faulty ones, and ones that fail on some events. */
export const fields = fc.dictionary(fc.constantFrom('f', 'g', '__segment_internal_directive'), mapping, { maxKeys: 2 })
/** Events, with keys that are special to JavaScript. */
export const event = json.map((value) => ({ a: value, b: { a: value }, list: [value] }))
