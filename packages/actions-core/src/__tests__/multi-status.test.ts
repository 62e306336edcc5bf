import { MultiStatusResponse } from '..'

describe('MultiStatusResponse (destination-kit §3.3)', () => {
  it('sets, replaces, removes and counts entries', () => {
    const answer = new MultiStatusResponse()
    answer.pushSuccessResponse({ status: 200, sent: {}, body: {} })
    answer.setErrorResponseAtIndex(2, { status: 404, errormessage: 'gone' })
    expect([answer.length(), answer.successCount, answer.errorCount]).toEqual([3, 1, 1])
    expect(answer.isSuccessResponseAtIndex(0)).toBe(true)
    expect(answer.isErrorResponseAtIndex(2)).toBe(true)
    expect(answer.getResponseAtIndex(1)).toBeUndefined()
    answer.unsetResponseAtIndex(2)
    expect([answer.length(), answer.errorCount]).toEqual([3, 0])
    expect(answer.getAllResponses()).toBe(answer.getAllResponses())
  })

  it('fills in the error type without changing what it was given', () => {
    const given = Object.freeze({ status: 404, errormessage: 'gone' })
    const answer = new MultiStatusResponse()
    answer.pushErrorResponse(given)
    expect(answer.getResponseAtIndex(0).value()).toEqual({ ...given, errortype: 'NOT_FOUND' })
  })
})
