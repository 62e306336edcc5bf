import { currencyCodes } from '../currency-codes'

describe('currencyCodes', () => {
  it('are three letters each, and differ', () => {
    expect(currencyCodes.filter((code) => !/^[A-Z]{3}$/.test(code))).toEqual([])
    expect(new Set(currencyCodes).size).toBe(currencyCodes.length)
  })

  it.each(['USD', 'EUR', 'GBP', 'JPY'])('hold %s', (code) => {
    expect(currencyCodes).toContain(code)
  })
})
