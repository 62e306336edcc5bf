/* oxlint-disable jest/no-export -- no test stands here: the two functions make theirs in the suite that calls them */

import { transform } from '..'

/** The event that every directive of the rows is resolved on. */
export const event = {
  id: 7,
  name: 'Ada Lovelace',
  nothing: null,
  empty: '',
  zero: 0,
  no: false,
  list: [],
  nested: [[]],
  tags: ['a', 'b'],
  person: { first: 'Ada', age: null, address: { city: null, zip: '1' } },
  items: [{ id: 1, n: null }, { id: 2 }],
  mixed: [null, 3, 'x', { c: 1 }],
  json: '{"a":[1]}',
  $: 'dollar',
  'a.b': 'dotted'
}

/** The directive that reads a path, given without `$.`. */
export const at = (path: string) => ({ '@path': `$.${path}` })

/** Resolves a directive, in a list, so that its content is not validated before. Gives `{ value: [result] }`. */
export const resolve = (directive: unknown) => transform({ value: [directive] } as never, event)

/** What a directive is given, and what it comes to. */
export type Row = [operand: unknown, value: unknown]

/** A test for each row: the directive of this name comes to the value. */
export function itResolves(name: string, rows: Row[]): void {
  it.each(rows)(`${name} %j returns %j`, (operand, value) => {
    expect(resolve({ [name]: operand })).toStrictEqual({ value: [value] })
  })
}

/** A test for each row: the directive of this name fails with the message and status 400. */
export function itRefuses(name: string, rows: [operand: unknown, message: string][]): void {
  it.each(rows)(`${name} %j fails`, (operand, message) => {
    expect(() => resolve({ [name]: operand })).toThrow(expect.objectContaining({ message, status: 400 }))
  })
}
