import nock from 'nock'
import { createTestIntegration } from '@segment/actions-core'
import talonOne from '..'

const testDestination = createTestIntegration(talonOne)
const settings = { apiKey: 'fake-key', deployment: 'https://mycompany.europe-west1.talon.one/' }

beforeAll(() => nock.disableNetConnect())
afterEach(() => nock.cleanAll())
afterAll(() => {
  nock.enableNetConnect()
  nock.restore()
})

it('keeps IDs inside the path', async () => {
  const scope = nock('https://integration.talon.one').delete('/segment/audiences/a%2Fb%3Fc%23d&e').reply(200, {})
  await testDestination.testAction('deleteAudience', { mapping: { audienceId: 'a/b?c#d&e' }, settings })
  expect(scope.isDone()).toBe(true)
})

describe('the deployment', () => {
  it('is the whole address', async () => {
    await expect(testDestination.testAuthentication(settings)).resolves.not.toThrow()
  })

  it('is not only a host', async () => {
    const refused = testDestination.testAuthentication({ ...settings, deployment: 'mycompany.europe-west1.talon.one' })
    await expect(refused).rejects.toThrow('Enter the whole one')
  })
})
