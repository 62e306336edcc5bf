import { APIError, IntegrationError } from '@segment/actions-core'
import { choicesOf } from '../dynamic-choices'

const choices = [{ label: 'VIP', value: 'list-1' }]

it.each([
  ['a list', choices, { choices }],
  ['a page', { choices, nextPage: '2' }, { choices, nextPage: '2' }]
])('answers with %s', async (_, found, answer) => {
  expect(await choicesOf(async () => found)).toEqual(answer)
})

it.each([
  ['a refused key', new IntegrationError('wrong key', 'UNAUTHORIZED', 401), { message: 'wrong key', code: '401' }],
  ['an error of the vendor', new APIError('out of order', 503), { message: 'out of order', code: '503' }],
  [
    'a failed connection',
    new TypeError('fetch failed', { cause: new Error() }),
    { message: 'fetch failed', code: '500' }
  ]
])('answers with the error of %s', async (_, error, expected) => {
  expect(await choicesOf(() => Promise.reject(error))).toEqual({ choices: [], error: expected })
})

it('explains the error in words of the destination', async () => {
  const answer = await choicesOf(
    () => Promise.reject(new APIError('x', 404)),
    () => 'The account has no lists.'
  )
  expect(answer).toEqual({ choices: [], error: { message: 'The account has no lists.', code: '404' } })
})

it('throws a mistake in the code', async () => {
  await expect(choicesOf(() => Promise.reject(new TypeError('x is undefined')))).rejects.toThrow('x is undefined')
})
