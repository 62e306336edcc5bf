import { cachedTrigger, parseFql } from '..'

describe('cachedTrigger', () => {
  it('returns the tree of parseFql, the same one each time', () => {
    const text = 'type = track and (event = a or event = b)'
    expect(cachedTrigger(text)).toEqual(parseFql(text))
    expect(cachedTrigger(text)).toBe(cachedTrigger(text))
  })

  it('freezes every level', () => {
    const tree = cachedTrigger('type = track and (event = a or event = b)')
    const frozen = (node: unknown): boolean =>
      Object.isFrozen(node) &&
      Object.values(node as object).every((value) => typeof value !== 'object' || frozen(value))
    expect(frozen(tree)).toBe(true)
  })

  it('leaves the trees of parseFql alone', () => {
    cachedTrigger('type = page')
    expect(Object.isFrozen(parseFql('type = page'))).toBe(false)
  })

  it('keeps a text that is used, and forgets one that is not used among 2,000 others', () => {
    const [used, unused] = [cachedTrigger('type = used'), cachedTrigger('type = unused')]
    for (let index = 0; index < 2000; index++) {
      cachedTrigger(`event = other${index}`)
      expect(cachedTrigger('type = used')).toBe(used)
    }
    expect(cachedTrigger('type = unused')).not.toBe(unused)
  })

  it('forgets large texts sooner', () => {
    // By what their trees take: each of these has 1,000 conditions, and takes some 0.4 MB.
    const large = (index: number) => `event = ${index}${' or type = x'.repeat(1000)}`
    const first = cachedTrigger(large(0))
    for (let index = 1; index < 8; index++) cachedTrigger(large(index))
    expect(cachedTrigger(large(0))).toBe(first)
    for (let index = 10; index < 100; index++) cachedTrigger(large(index))
    expect(cachedTrigger(large(0))).not.toBe(first)
  })

  it('returns the error of a text that cannot be read', () => {
    expect(cachedTrigger('typo')).toMatchObject({ error: { name: 'TypeError' } })
    expect(cachedTrigger('a'.repeat(100_001))).toMatchObject({ error: { message: expect.stringContaining('100001') } })
  })
})
