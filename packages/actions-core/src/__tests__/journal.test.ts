import { Destination, type JournalEntry, type Transport } from '..'
import { definition, event, ok, secret, settings } from './example-definition'

describe('journal', () => {
  it('has an entry for each request, in order and without secrets', async () => {
    const journal: JournalEntry[] = []
    await new Destination(definition, { transport: ok }).onEvent(event, settings(), { journal })
    expect(journal).toEqual([
      {
        attempt: 1,
        method: 'GET',
        url: 'https://api.example.com/check?key=[redacted]',
        headers: { 'x-key': '[redacted]', authorization: '[redacted]', 'user-agent': 'Segment (Actions)' },
        status: 200,
        durationMs: expect.any(Number)
      },
      {
        attempt: 1,
        method: 'POST',
        url: 'https://api.example.com/send',
        headers: {
          'x-key': '[redacted]',
          authorization: '[redacted]',
          'user-agent': 'Segment (Actions)',
          'content-type': 'application/json'
        },
        body: '{"text":"Hello","key":"[redacted]"}',
        status: 200,
        durationMs: expect.any(Number)
      }
    ])
  })

  it('says why there was no answer, and leaves no secret in the error', async () => {
    const journal: JournalEntry[] = []
    const transport: Transport = async (url) => Promise.reject(new Error(`cannot reach ${url}`))
    const failure = await new Destination(definition, { transport })
      .onEvent(event, settings(), { journal })
      .catch((e) => e)
    expect(journal).toMatchObject([{ error: 'cannot reach https://api.example.com/check?key=[redacted]' }])
    expect(failure.message).toContain('[redacted]')
    expect(`${failure.message} ${failure.stack}`).not.toContain(secret)
  })

  it('counts the attempts', async () => {
    const journal: JournalEntry[] = []
    const authentication = {
      scheme: 'oauth2' as const,
      fields: {},
      refreshAccessToken: async () => ({ accessToken: 'new-token-1' })
    }
    const oauth = { ...definition, authentication, extendRequest: undefined }
    const transport: Transport = async () => new Response('', { status: journal.length === 1 ? 401 : 200 })
    await new Destination(oauth, { transport }).onEvent(event, settings(), { journal })
    expect(journal.map(({ attempt, status }) => [attempt, status])).toEqual([
      [1, 401],
      [2, 200],
      [2, 200]
    ])
  })
})
