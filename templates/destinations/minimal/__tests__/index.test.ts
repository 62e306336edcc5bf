import { createTestEvent, createTestIntegration } from '@segment/actions-core'
import destination from '..'

const testDestination = createTestIntegration(destination)

describe('{{name}}', () => {
  it('takes events, and does nothing with them while no mapping is set up', async () => {
    expect(testDestination.name).toBe('{{name}}')
    await expect(testDestination.onEvent(createTestEvent(), { subscriptions: [] })).resolves.toEqual([])
  })
})
