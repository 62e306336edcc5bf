import { join } from 'node:path'
import { candidatesOf, chooseCandidates } from '../candidates'
import { describeDraft, draftDestination, printDraft } from '../draft-destination'
import { proposedName, readSource } from '../import-api'

/** The draft of a destination for a document that a vendor publishes; see documents/SOURCES.md. */
async function draftOf(file: string, actions: string[] = []) {
  const { api } = await readSource({ openapi: join(__dirname, 'documents', file) })
  return draftDestination(api, file, chooseCandidates(candidatesOf(api), actions))
}

describe('a document of a vendor', () => {
  it('drafts what Resend takes: events, e-mails and their batches', async () => {
    expect(describeDraft(await draftOf('resend.yaml'))).toEqual([
      'Resend (OpenAPI 3.1.2, resend.yaml)',
      '  address: https://api.resend.com',
      '  authentication: custom (apiKey)',
      '  credentials tried by: GET /emails',
      'Actions:',
      '  sendEvent: POST /events/send, for track events, 4 fields',
      '  createEvent: POST /events, for track events, 2 fields',
      '  sendEmail: POST /emails, for track events, 11 fields, batches by POST /emails/batch',
      'To review:',
      '  sendEmail.attachments.content: files cannot be sent: it is left out.'
    ])
  })

  it('drafts what Vonage takes, with a user name and a password', async () => {
    expect(describeDraft(await draftOf('vonage-redact.yml'))).toEqual([
      'Redact API (OpenAPI 3.0.0, vonage-redact.yml)',
      '  address: https://api.nexmo.com',
      '  authentication: basic (username, password)',
      '  credentials tried by: nothing yet',
      'Actions:',
      '  redactMessage: POST /v1/redact/transaction, for track events, 3 fields',
      'To review:',
      '  No request was found that tries the credentials. Write testAuthentication.'
    ])
  })

  it('drafts what Adafruit takes: a key in a header, an account in the path', async () => {
    expect(describeDraft(await draftOf('adafruit-io.json', ['batchCreateData', 'post /{username}/feeds']))).toEqual([
      'Adafruit IO (Swagger 2.0, adafruit-io.json)',
      '  address: https://io.adafruit.com/api/v2',
      '  authentication: custom (apiKey, username)',
      '  credentials tried by: GET /user',
      'Actions:',
      '  batchCreateData: POST /{username}/feeds/{feed_key}/data/batch, for track events, 7 fields',
      '  createFeed: POST /{username}/feeds, for track events, 4 fields',
      'To review:',
      '  batchCreateData: each event names its own address: no batches are sent.',
      '  createFeed.group_key: the parameter of the query is left out.'
    ])
  })

  it('drafts the declaration that the tests of all destinations need', async () => {
    const draft = await draftOf('resend.yaml')
    const files = await printDraft(draft, { name: 'Resend', slug: 'actions-resend' }, '')
    const { hosts, events, batches } = JSON.parse(files.get('conformance.json')!)
    expect(hosts).toEqual(['api.resend.com'])
    expect(batches).toEqual([expect.objectContaining({ actions: ['sendEmail'] })])
    // Those of createEvent and sendEmail: sendEvent requires no more than every event has.
    expect(events).toEqual([
      { type: 'track', properties: expect.objectContaining({ name: expect.any(String) }) },
      { type: 'track', properties: expect.objectContaining({ from: expect.any(String) }) }
    ])
  })

  it('turns the schemas of requests into fields', async () => {
    const { actions } = await draftOf('resend.yaml')
    const fields = Object.fromEntries(actions.map(({ draft }) => [draft.key, draft.fields]))
    expect(fields.sendEvent).toMatchObject({
      event: { type: 'string', required: true, default: { '@path': '$.event' } },
      contact_id: { label: 'Contact ID', format: 'uuid' },
      email: { format: 'email', default: { '@if': { exists: { '@path': '$.context.traits.email' } } } },
      payload: { type: 'object', default: { '@path': '$.properties' } }
    })
    expect(fields.sendEmail).toMatchObject({
      from: { description: expect.stringMatching(/"Your Name <sender@domain\.com>"\.$/) },
      to: { type: 'string', multiple: true, required: true },
      template: {
        description: 'Use a published template to send the email. If provided, do not include html or text.',
        properties: { id: { required: true }, variables: { type: 'object' } }
      },
      attachments: { type: 'object', multiple: true, properties: { filename: {}, path: {} } },
      enable_batching: { default: true }
    })
    expect(fields.createEvent!.schema).toMatchObject({ type: 'object', allowNull: true })
  })

  it.each(['resend.yaml', 'vonage-redact.yml', 'adafruit-io.json'])('drafts the same each time: %s', async (file) => {
    const names = { name: 'Tool', slug: 'actions-tool' }
    const first = await printDraft(await draftOf(file), names, '# Tool\n')
    expect(await printDraft(await draftOf(file), names, '# Tool\n')).toEqual(first)
  })
})

describe('proposedName', () => {
  it.each([
    ['Resend', 'Resend'],
    ['Redact API', 'Redact'],
    ['Acme REST API Reference v1.2', 'Acme'],
    ['API', 'API']
  ])('of %j is %j', (title, name) => {
    expect(proposedName({ title } as Parameters<typeof proposedName>[0])).toBe(name)
  })
})
