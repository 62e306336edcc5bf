import { fakeSdk, recordCalls } from '../page/observe'

const record = jest.fn()

afterEach(() => record.mockClear())

describe('recordCalls', () => {
  it('passes calls on, with their operands, what they are called on, and what they return', () => {
    const sdk = recordCalls(
      {
        name: 'sdk',
        identify(id: string) {
          return `${this.name} ${id}`
        }
      },
      record
    )
    expect(sdk.identify('u')).toBe('sdk u')
    expect(record.mock.calls).toEqual([['identify', ['u']]])
  })

  it('tells of calls of the SDK itself and of functions in it', () => {
    const sdk = recordCalls(
      Object.assign((text: string) => text.length, { event: () => 1 }),
      record
    )
    expect([sdk('four'), sdk.event()]).toEqual([4, 1])
    expect(record.mock.calls).toEqual([
      ['()', ['four']],
      ['event', []]
    ])
  })

  it.each([undefined, null, 'text', 5])('returns %p', (value) => {
    expect(recordCalls(value, record)).toBe(value)
  })
})

describe('fakeSdk', () => {
  it('can be called in any way, and is no promise', async () => {
    const sdk = fakeSdk(record) as { people: { set: (name: string) => { and: () => void } } }
    expect(await sdk).toBe(sdk)
    sdk.people.set('x').and()
    expect(record.mock.calls).toEqual([
      ['people.set', ['x']],
      ['and', []]
    ])
  })
})
