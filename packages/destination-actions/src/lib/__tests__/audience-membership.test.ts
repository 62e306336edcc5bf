import { membershipIn } from '../audience-membership'

it.each([
  [{ vip: true }, 'vip', true],
  [{ vip: false }, 'vip', false],
  [{ vip: 'true' }, 'vip', undefined],
  [{ vip: null }, 'vip', undefined],
  [{ lapsed: true }, 'vip', undefined],
  [{}, 'constructor', undefined],
  [{ vip: true }, undefined, undefined],
  [{ '': true }, '', undefined],
  [undefined, 'vip', undefined]
])('%j under %j is %j', (data, key, member) => {
  expect(membershipIn(data, key)).toBe(member)
})
