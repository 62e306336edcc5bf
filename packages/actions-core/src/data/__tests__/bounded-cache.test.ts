import { memoize, BoundedCache } from '../bounded-cache'

describe('BoundedCache', () => {
  it('keeps what is used and forgets what is not, by count', () => {
    const map = new BoundedCache<number, string>()
    map.set(-1, 'used')
    map.set(-2, 'unused')
    for (let key = 0; key < 2000; key++) {
      map.set(key, String(key))
      expect(map.get(-1)).toBe('used')
    }
    expect(map.get(-2)).toBeUndefined()
    expect(map.get(1999)).toBe('1999')
  })

  it.each([
    ['a latest entry', 3, 'c'],
    ['an entry within the size', 2, 'b'],
    ['an entry beyond twice the size', 0, undefined]
  ])('bounds the size: %s', (_, key, expected) => {
    const map = new BoundedCache<number, string>(10)
    ;['z', 'a', 'b', 'c'].forEach((value, place) => map.set(place, value, 6))
    expect(map.get(key)).toBe(expected)
  })

  it('does not keep an entry that is larger than the map, not even the older one of its key', () => {
    const map = new BoundedCache<string, number>(10)
    map.set('key', 1, 10)
    map.set('key', 2, 11)
    expect(map.get('key')).toBeUndefined()
  })

  it('replaces the value of a key', () => {
    const map = new BoundedCache<string, number>(10)
    for (let value = 0; value < 100; value++) map.set('key', value, 10)
    map.set('other', 1, 10)
    expect([map.get('key'), map.get('other')]).toEqual([99, 1])
  })
})

describe('memoize', () => {
  it('computes once for each text, and again after an error', () => {
    const compute = jest.fn((text: string) => {
      if (compute.mock.calls.length === 1) throw new Error('first')
      return [text]
    })
    const memoized = memoize(compute)
    expect(() => memoized('a')).toThrow('first')
    expect(memoized('a')).toBe(memoized('a'))
    expect(compute).toHaveBeenCalledTimes(2)
  })
})
