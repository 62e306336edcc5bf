import { newAccount, play, testDestination } from './play'

const CONTACT = '/crm/v3/objects/contacts/ada@example.com?idProperty=email'
const ada = { email: 'ada@example.com', lifecyclestage: 'Lead' }

function transaction() {
  const known: Record<string, string> = {}
  return { transaction: known, setTransaction: (key: string, value: string) => void (known[key] = value) }
}

it('moves a lifecycle stage back by clearing it first', async () => {
  const { sent, transport } = play([200, { id: '1', properties: { lifecyclestage: 'customer' } }])
  await testDestination.testAction('upsertContact', {
    mapping: ada,
    transport,
    transactionContext: transaction(),
    ...newAccount()
  })
  expect(sent).toEqual([
    ['PATCH', CONTACT, { properties: { email: 'ada@example.com', lifecyclestage: 'lead' } }],
    ['PATCH', CONTACT, { properties: { lifecyclestage: '' } }],
    ['PATCH', CONTACT, { properties: { lifecyclestage: 'lead' } }]
  ])
})

it('updates a contact that came into being while it was to be created', async () => {
  const transactionContext = transaction()
  const { sent, transport } = play([404, {}], [409, {}], [200, { id: '7' }])
  await testDestination.testAction('upsertContact', { mapping: ada, transport, transactionContext, ...newAccount() })
  expect(sent.map(([method, path]) => [method, path])).toEqual([
    ['PATCH', CONTACT],
    ['POST', '/crm/v3/objects/contacts'],
    ['PATCH', CONTACT]
  ])
  expect(transactionContext.transaction).toEqual({ contact_id: '7' })
})

async function sendBatch(emails: string[], ...answers: Parameters<typeof play>) {
  const { sent, transport } = play(...answers)
  await testDestination.testBatchAction('upsertContact', {
    events: emails.map((email, index) => ({ type: 'identify', traits: { email, name: `n${index}` } })),
    mapping: { email: { '@path': '$.traits.email' }, firstname: { '@path': '$.traits.name' } },
    transport,
    ...newAccount()
  })
  return sent
}

it('updates the contacts of a batch that exist, by any of their addresses, and creates the others', async () => {
  const sent = await sendBatch(
    ['New@example.com', 'ADA@example.com', 'ada.l@example.com'],
    [
      207,
      {
        numErrors: 1,
        results: [
          { id: '1', properties: { email: 'ada@example.com', hs_additional_emails: 'x@example.com;ada.l@example.com' } }
        ]
      }
    ]
  )
  expect(sent.slice(1)).toEqual([
    [
      'POST',
      '/crm/v3/objects/contacts/batch/create',
      { inputs: [{ properties: { firstname: 'n0', email: 'new@example.com' } }] }
    ],
    ['POST', '/crm/v3/objects/contacts/batch/update', { inputs: [{ id: '1', properties: { firstname: 'n2' } }] }]
  ])
})

it('reads at most 100 contacts at once', async () => {
  const sent = await sendBatch(Array.from({ length: 101 }, (_, index) => `p${index}@example.com`))
  expect(sent.map(([, path, body]) => [path, (body as { inputs: [] }).inputs.length])).toEqual([
    ['/crm/v3/objects/contacts/batch/read', 100],
    ['/crm/v3/objects/contacts/batch/read', 1]
  ])
})

it('creates the property of the group ID once, although another event was faster', async () => {
  const missing = { message: '[{"error":"PROPERTY_DOESNT_EXIST","name":"segment_group_id"}]' }
  const { sent, transport } = play([400, missing], [409, {}])
  await expect(
    testDestination.testAction('upsertCompany', {
      mapping: { groupid: 'g-1', createNewCompany: true, associateContact: false },
      transport,
      transactionContext: transaction(),
      ...newAccount()
    })
  ).rejects.toMatchObject({ name: 'RetryableError' })
  expect(sent.map(([method, path]) => `${method} ${path}`)).toEqual([
    'PATCH /crm/v3/objects/companies/g-1?idProperty=segment_group_id',
    'POST /crm/v3/properties/companies'
  ])
})

it('updates a company that came into being while it was to be created', async () => {
  const { sent, transport } = play([404, {}], [409, {}])
  await testDestination.testAction('upsertCompany', {
    mapping: { groupid: 'g-1', createNewCompany: true, associateContact: false, lifecyclestage: 'Lead' },
    transport,
    transactionContext: transaction(),
    ...newAccount()
  })
  const update = '/crm/v3/objects/companies/g-1?idProperty=segment_group_id'
  expect(sent.map(([method, path]) => `${method} ${path}`)).toEqual([
    `PATCH ${update}`,
    'POST /crm/v3/objects/companies',
    `PATCH ${update}`
  ])
})

it('creates a record together with its association', async () => {
  const { sent, transport } = play([200, { results: [] }], [200, { results: [{ id: '9' }] }])
  await testDestination.testAction('upsertCustomObjectRecord', {
    mapping: {
      objectType: 'car',
      customObjectSearchFields: { vin: 'v-1' },
      properties: { colors: ['red', 'blue'] },
      toObjectType: 'contact',
      searchFieldsToAssociateCustomObjects: { email: 'ada@example.com' },
      associationLabel: 'USER_DEFINED:5'
    },
    transport,
    ...newAccount()
  })
  expect(sent[2]).toEqual([
    'POST',
    '/crm/v3/objects/car',
    {
      properties: { colors: 'red;blue' },
      associations: [{ to: { id: '9' }, types: [{ associationCategory: 'USER_DEFINED', associationTypeId: 5 }] }]
    }
  ])
})

it('rejects an association label that HubSpot does not have', async () => {
  const { sent, transport } = play()
  await expect(
    testDestination.testAction('upsertCustomObjectRecord', {
      mapping: {
        objectType: 'car',
        properties: {},
        toObjectType: 'contact',
        searchFieldsToAssociateCustomObjects: { email: 'ada@example.com' },
        associationLabel: 'Driver'
      },
      transport,
      ...newAccount()
    })
  ).rejects.toThrow(/no association label 'Driver'/)
  expect(sent).toEqual([])
})
