import type { DestinationDefinition } from '@segment/actions-core'
import { TemporaryWorkspace } from '../../scaffold/__tests__/temporary-workspace'
import { runCli } from '../../workspace/__tests__/run-cli'
import { soundSource } from '../../workspace/__tests__/sample-source'
import { describeDestination, printDescription, requiredFields, requiredFieldsByName } from '../describe'

const text = { label: 'Text', description: 'It.', type: 'string' }
const definition = {
  name: 'Sample',
  slug: 'actions-sample',
  mode: 'cloud',
  description: 'Sends events.',
  environment: { A_TOKEN: 'The token of the partner.', B_SECRET: 'The secret of the partner.' },
  authentication: {
    scheme: 'oauth2',
    fields: { key: { ...text, type: 'password', required: true } },
    testAuthentication: () => undefined
  },
  audienceFields: { list: text },
  audienceConfig: { mode: { type: 'realtime' } },
  presets: [
    { name: 'Tracked', type: 'automatic', partnerAction: 'send', subscribe: 'type = "track"', mapping: { id: 'x' } },
    { name: 'Entered', type: 'specificEvent', partnerAction: 'send', eventSlug: 'warehouse_audience_entered_track' }
  ],
  actions: {
    send: {
      title: 'Send',
      description: 'Sends one.',
      defaultSubscription: 'type = "track"',
      fields: {
        id: { ...text, required: true },
        tags: { ...text, multiple: true, required: { conditions: [{ fieldKey: 'id', operator: 'is', value: 'x' }] } },
        note: text
      },
      perform: () => undefined,
      performBatch: () => undefined
    }
  },
  asyncActions: {
    upload: {
      title: 'Upload',
      description: 'Uploads.',
      fields: {},
      performBatch: () => undefined,
      performPoll: () => undefined
    }
  }
} as unknown as DestinationDefinition

describe('the description', () => {
  it('has lists in the order of the definition, with what fields leave out', () => {
    expect(describeDestination(definition, { A_TOKEN: 'fake-token', B_SECRET: '' })).toMatchObject({
      slug: 'actions-sample',
      name: 'Sample',
      mode: 'cloud',
      environment: [
        { variable: 'A_TOKEN', description: 'The token of the partner.', isSet: true },
        { variable: 'B_SECRET', description: 'The secret of the partner.', isSet: false }
      ],
      authentication: { scheme: 'oauth2', hasTestAuthentication: true, hasRefreshAccessToken: false },
      settings: [{ key: 'key', type: 'password', required: true, multiple: false }],
      audience: { settings: [{ key: 'list', required: false }], canCreateAndGet: false },
      actions: [
        {
          key: 'send',
          title: 'Send',
          async: false,
          defaultSubscription: 'type = "track"',
          hasPerformBatch: true,
          fields: [
            { key: 'id', type: 'string', required: true, multiple: false },
            { key: 'tags', required: { conditions: [{ fieldKey: 'id' }] }, multiple: true },
            { key: 'note', required: false }
          ]
        },
        { key: 'upload', async: true, fields: [] }
      ],
      presets: [
        { name: 'Tracked', subscribe: 'type = "track"' },
        { name: 'Entered', subscribe: null }
      ]
    })
  })

  it('has nothing for what is missing', () => {
    const bare = { name: 'Bare', mode: 'cloud', actions: {} } as DestinationDefinition
    expect(describeDestination(bare)).toEqual({
      slug: null,
      name: 'Bare',
      mode: 'cloud',
      description: null,
      environment: [],
      authentication: null,
      settings: [],
      audience: null,
      actions: [],
      presets: []
    })
  })

  it('reads well', () => {
    const description = describeDestination(definition, { A_TOKEN: 'fake-token' })
    expect(JSON.stringify(description)).not.toContain('fake-token')
    expect(printDescription(description, Infinity).join('\n')).toBe(`Sample (actions-sample), cloud mode
Sends events.

Authentication: oauth2
Settings:
  key  password  required  Text
Audience settings:
  list  string  optional  Text
Environment variables:
  A_TOKEN   set      The token of the partner.
  B_SECRET  not set  The secret of the partner.

Action send: Send, alone or in batches
  Sends one.
  By default when type = "track"
  Fields:
    id    string          required   Text
    tags  list of string  sometimes  Text
    note  string          optional   Text

Action upload: Upload, alone or in batches
  Uploads.

Presets:
  Tracked: send when type = "track"
  Entered: send when warehouse_audience_entered_track`)
  })
})

describe('a destination of a device', () => {
  it('has its settings in their own place', () => {
    const settings = { id: { ...text, required: true } }
    const device = { name: 'Device', mode: 'device', settings, actions: {} } as unknown as DestinationDefinition
    expect(describeDestination(device)).toMatchObject({ authentication: null, settings: [{ key: 'id' }] })
    expect(requiredFields(device)).toEqual({ settings: ['id'] })
  })
})

describe('the required fields', () => {
  it('are those that always or sometimes are', () => {
    expect(requiredFields(definition)).toEqual({ settings: ['key'], send: ['id', 'tags'], upload: [] })
  })

  it('of two destinations with one name are those of both', () => {
    const settings = { key: { ...text, required: true }, page: { ...text, required: true } }
    const plugin = { title: 'Plugin', description: 'Adds.', fields: { origin: { ...text, required: true } } }
    const companion = {
      name: 'Sample',
      mode: 'device',
      settings,
      actions: { plugin }
    } as unknown as DestinationDefinition
    expect(requiredFieldsByName([definition, companion])).toEqual({
      Sample: { settings: ['key', 'page'], send: ['id', 'tags'], upload: [], plugin: ['origin'] }
    })
  })
})

describe('the commands', () => {
  const workspace = new TemporaryWorkspace()

  beforeAll(() => {
    workspace.addDestination('one', soundSource('one'))
    workspace.addDestination('two', soundSource('two', ['required: true, default', 'default']))
  })
  afterAll(() => workspace.remove())

  it('describe --json prints JSON and nothing else', async () => {
    const { status, stdout, stderr } = await runCli(workspace.root, 'describe', 'actions-one', '--json')
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' })
    expect(JSON.parse(stdout)).toMatchObject({
      slug: 'actions-one',
      actions: [{ key: 'send' }],
      settings: [{ key: 'apiKey' }]
    })
  })

  it('describe prints lines for people', async () => {
    const { status, stdout } = await runCli(workspace.root, 'describe', 'one')
    expect(status).toBe(0)
    expect(stdout).toMatch(/^ONE \(actions-one\), cloud mode\n/)
  })

  it.each([[['describe']], [['describe', 'oen']]])('%j ends with 2', async (words) => {
    const { status, stdout } = await runCli(workspace.root, ...words)
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' })
  })

  it('list-required-fields keeps destinations apart', async () => {
    const { status, stdout } = await runCli(workspace.root, 'list-required-fields')
    expect(status).toBe(0)
    expect(JSON.parse(stdout)).toEqual({
      ONE: { settings: ['apiKey'], send: ['total'] },
      TWO: { settings: ['apiKey'], send: [] }
    })
  })

  it('list-required-fields takes paths', async () => {
    const path = `${workspace.destinations}/two/index.ts`
    expect(
      Object.keys(JSON.parse((await runCli(workspace.root, 'list-required-fields', '--path', path)).stdout))
    ).toEqual(['TWO'])
    expect((await runCli(workspace.root, 'list-required-fields', '--path', 'nowhere')).status).toBe(2)
  })
})
