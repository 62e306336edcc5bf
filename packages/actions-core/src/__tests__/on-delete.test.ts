import { Destination } from '..'
import { definition, event } from './text-destination'

describe('onDelete (destination-kit §2.3)', () => {
  it('is there only where the definition has it, and gets the identifiers', async () => {
    expect(new Destination(definition).onDelete).toBeUndefined()
    const onDelete = jest.fn(() => undefined)
    const destination = new Destination({ ...definition, onDelete })
    const result = await destination.onDelete?.({ ...event, anonymousId: 'a-1' }, { apiKey: 'k' })
    expect(result).toEqual({ output: 'no onDelete defined' })
    expect(onDelete).toHaveBeenCalledWith(
      expect.any(Function),
      expect.objectContaining({ payload: { userId: 'u-1', anonymousId: 'a-1' }, settings: { apiKey: 'k' } })
    )
  })
})
