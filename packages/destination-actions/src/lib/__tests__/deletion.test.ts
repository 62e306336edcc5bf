import { PayloadValidationError } from '@segment/actions-core'
import { userIdToDelete } from '../deletion'

it('returns the user ID', () => {
  expect(userIdToDelete({ userId: 'u1', anonymousId: 'a1' }, 'Acme')).toBe('u1')
})

it.each([[''], [undefined]])('fails for the user ID %j', (userId) => {
  const payload = { userId, anonymousId: 'a1' } as { userId: string; anonymousId: string }
  expect(() => userIdToDelete(payload, 'Acme')).toThrow(PayloadValidationError)
  expect(() => userIdToDelete(payload, 'Acme')).toThrow('Acme deletes people by their user ID')
})
