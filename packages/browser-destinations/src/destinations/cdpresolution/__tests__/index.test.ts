/** @jest-environment @segment/browser-destination-runtime/testing */
import sync from '../sync'

const send = (anonymousId: unknown) => {
  const told = jest.fn()
  sync.perform(told, { payload: { anonymousId } } as never)
  return told.mock.calls
}

describe('Delivr.ai Resolve', () => {
  it('tells the first anonymous ID that there is, once', () => {
    expect([undefined, null, '', 'a', 'b'].map(send)).toEqual([[], [], [], [['a']], []])
    expect(document.cookie).toBe('cdpresolutionset=true')
  })
})
