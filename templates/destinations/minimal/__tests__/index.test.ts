import { createTestEvent, createTestIntegration } from '@segment/actions-core'
import destination from '..'

const testDestination = createTestIntegration(destination)

describe('{{name}}', () => {
  it('sends nothing while no mapping is set up', async () => {
    expect(testDestination.name).toBe('{{name}}')
    await expect(testDestination.onEvent(createTestEvent(), { subscriptions: [] })).resolves.toMatchObject([
      { outcome: 'misconfigured' }
    ])
  })
})
