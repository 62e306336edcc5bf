import { CustomError } from '../classes'

class Outer extends CustomError {}
class Inner extends Outer {}

describe('errors, CustomError', () => {
  it.each([CustomError, Outer, Inner])('%p is named after its class', (ErrorClass) => {
    const error = new ErrorClass('what', { cause: 'why' })
    expect(error).toBeInstanceOf(ErrorClass)
    expect(error).toBeInstanceOf(Error)
    expect(error).toMatchObject({ name: ErrorClass.name, message: 'what', cause: 'why' })
    expect(error.stack).toMatch(new RegExp(`^${ErrorClass.name}: what\n`))
    expect(Object.keys(error)).toEqual([])
  })

  it('lets a subclass name itself', () => {
    const error = new Inner('what')
    error.name = 'Other'
    expect(String(error)).toBe('Other: what')
  })
})
