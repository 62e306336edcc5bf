import { transform } from '../../mapping'
import { firstOf } from '../first-of'

const mapping = { email: firstOf('$.properties.email', '$.context.traits.email', 'nobody@example.com') }

it.each([
  ['the first, where there are both', { properties: { email: 'a' }, context: { traits: { email: 'b' } } }, 'a'],
  ['the second, where the first is missing', { properties: {}, context: { traits: { email: 'b' } } }, 'b'],
  ['the second, where the first is null', { properties: { email: null }, context: { traits: { email: 'b' } } }, 'b'],
  ['the first, also where it is false', { properties: { email: false }, context: { traits: { email: 'b' } } }, false],
  ['the literal, where there is none', {}, 'nobody@example.com']
])('takes %s', (_, event, email) => {
  expect(transform(mapping, event)).toEqual({ email })
})

it('writes the directive as saved mappings hold it', () => {
  expect(firstOf('$.userId', '$.anonymousId')).toEqual({
    '@if': { exists: { '@path': '$.userId' }, then: { '@path': '$.userId' }, else: { '@path': '$.anonymousId' } }
  })
})
