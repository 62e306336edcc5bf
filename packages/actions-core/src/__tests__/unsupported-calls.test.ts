import { Destination } from '..'
import { definition, event } from './text-destination'

describe('errors of the kit (errors.md §3)', () => {
  const destination = new Destination(definition)
  const settings = { apiKey: 'k' }
  it.each([
    [
      'a token refresh without OAuth',
      () => destination.refreshAccessToken(settings, {} as never),
      'refreshAccessToken is only valid with oauth2 authentication scheme'
    ],
    [
      'a batch without performBatch',
      () => destination.executeBatch('send', { events: [event], settings }),
      'This action does not support batched requests.'
    ],
    [
      'a hook of an action without',
      () => destination.actions.send.executeHook('onMappingSave', {} as never),
      'This action does not support any hooks.'
    ],
    [
      'an unknown async action',
      () => destination.executeAsyncBatch('toString', { events: [], settings }),
      'Async action toString not found.'
    ],
    [
      'a poll of an unknown async action',
      () => destination.executeAsyncPoll('toString', { settings, pollPayload: { jobId: '1', uploadCount: 1 } }),
      'Async action toString not found or does not support polling.'
    ]
  ])('%s is a NotImplemented of status 501', async (_, call, message) => {
    await expect(call()).rejects.toMatchObject({
      name: 'IntegrationError',
      code: 'NotImplemented',
      status: 501,
      message
    })
  })

  it.each(['createAudience', 'getAudience'] as const)('%s without audiences is unexpected', async (method) => {
    await expect(destination[method]({ settings } as never)).rejects.toThrow(`Unexpected call to ${method}`)
  })

  it('an unknown action of executeBatch returns nothing', async () => {
    expect(await destination.executeBatch('constructor', { events: [event], settings })).toEqual([])
  })
})
