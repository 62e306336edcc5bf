import { PayloadValidationError } from '@segment/actions-core'
import { commonPart, consentOf } from '../segment-message'

describe('commonPart', () => {
  it.each([
    [{ user_id: 'u1' }, { userId: 'u1' }],
    [
      { anonymous_id: 'a1', message_id: 'm1', timestamp: '2024-02-29T12:00:00Z' },
      { anonymousId: 'a1', messageId: 'm1', timestamp: '2024-02-29T12:00:00Z' }
    ],
    [
      { user_id: 'u1', timestamp: 1_709_208_000 },
      { userId: 'u1', timestamp: '2024-02-29T12:00:00.000Z' }
    ]
  ])('makes %j to %j', (payload, part) => {
    expect(commonPart(payload)).toEqual(part)
  })

  it.each([[{}], [{ user_id: '', anonymous_id: '' }], [{ message_id: 'm1' }]])('refuses %j', (payload) => {
    expect(() => commonPart(payload)).toThrow(PayloadValidationError)
    expect(() => commonPart(payload)).toThrow('Either `Anonymous ID` or `User ID` must be defined.')
  })
})

describe('consentOf', () => {
  it.each([
    [{ categoryPreferences: { Advertising: true, Analytics: false } }],
    [{ categoryPreferences: {}, tool: 'x' }]
  ])('passes %j on', (consent) => {
    expect(consentOf(consent)).toEqual(consent)
  })

  it.each([
    [undefined],
    [{}],
    [{ Advertising: true }],
    [{ categoryPreferences: null }],
    [{ categoryPreferences: ['a'] }]
  ])('finds no preferences in %j', (consent) => {
    expect(consentOf(consent)).toEqual({})
  })
})
