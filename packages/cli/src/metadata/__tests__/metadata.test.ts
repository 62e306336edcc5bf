import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { DestinationDefinition } from '@segment/actions-core'
import { TemporaryWorkspace } from '../../scaffold/__tests__/temporary-workspace'
import { listDestinations } from '../../workspace/destinations'
import { runCli } from '../../workspace/__tests__/run-cli'
import { soundSource } from '../../workspace/__tests__/sample-source'
import { destinationMetadata, updateMetadata } from '../metadata'

const text = { label: 'Text', description: 'It.', type: 'string' }

describe('the metadata', () => {
  it('says everything, and null for what the definition does not say', () => {
    const definition = {
      name: 'Sample',
      mode: 'cloud',
      authentication: { scheme: 'custom', fields: { key: text } },
      audienceFields: { list: { ...text, dynamic: () => undefined } },
      audienceConfig: { mode: { type: 'synced', full_audience_sync: false }, createAudience: () => undefined },
      presets: [
        { name: 'Entered', type: 'specificEvent', partnerAction: 'send', eventSlug: 'warehouse_all_events_track' }
      ],
      actions: {
        send: {
          title: 'Send',
          description: 'Sends.',
          fields: {
            level: { ...text, choices: ['low', { label: 'High', value: 'high' }], unsafe_hidden: true, required: true }
          },
          dynamicFields: { level: () => undefined, person: { __keys__: () => undefined, id: () => undefined } },
          hooks: { onMappingSave: { label: 'Save', inputFields: { name: text }, performHook: () => undefined } },
          perform: () => undefined
        }
      }
    } as unknown as DestinationDefinition
    const metadata = JSON.parse(JSON.stringify(destinationMetadata(definition)))
    const plain = {
      ...text,
      required: null,
      multiple: null,
      allowNull: null,
      dynamic: null,
      default: null,
      choices: null,
      placeholder: null,
      properties: null,
      category: null,
      depends_on: null,
      readOnly: null,
      hidden: null,
      minimum: null,
      maximum: null,
      defaultObjectUI: null,
      disabledInputMethods: null,
      displayMode: null,
      format: null,
      additionalProperties: null
    }
    expect(metadata).toEqual({
      slug: null,
      name: 'Sample',
      mode: 'cloud',
      description: null,
      authentication: { scheme: 'custom', fields: { key: plain } },
      audienceConfig: {
        mode: { type: 'synced', full_audience_sync: false },
        audienceFields: { list: { ...plain, dynamic: true } },
        supportsAudienceFunctions: true
      },
      actions: {
        send: {
          title: 'Send',
          description: 'Sends.',
          platform: 'cloud',
          defaultSubscription: null,
          hidden: false,
          hasPerformBatch: false,
          syncMode: null,
          hooks: {
            onMappingSave: { label: 'Save', description: null, inputFields: { name: plain }, outputTypes: null }
          },
          dynamicFields: { person: ['__keys__'] },
          fields: {
            level: {
              ...plain,
              required: true,
              hidden: true,
              choices: [
                { label: 'low', value: 'low' },
                { label: 'High', value: 'high' }
              ]
            }
          }
        }
      },
      presets: [
        {
          name: 'Entered',
          type: 'specificEvent',
          partnerAction: 'send',
          subscribe: null,
          mapping: null,
          eventSlug: 'warehouse_all_events_track'
        }
      ]
    })
  })
})

describe('the files', () => {
  const workspace = new TemporaryWorkspace()
  const fileOf = (name: string) => join(workspace.destinations, name, 'metadata.json')
  const update = (options: Partial<Parameters<typeof updateMetadata>[1]> = {}) =>
    updateMetadata(listDestinations(workspace.root), { root: workspace.root, write: true, ...options })

  beforeAll(() => {
    for (const name of ['one', 'two']) workspace.addDestination(name, soundSource(name))
  })
  afterAll(() => workspace.remove())

  it('are not written when they are only compared', async () => {
    expect(await update({ write: false })).toEqual({ total: 2, stale: [fileOf('one'), fileOf('two')] })
    expect(existsSync(fileOf('one'))).toBe(false)
  })

  it('are not missed where only those present are looked at', async () => {
    expect(await update({ write: false, onlyPresent: true })).toEqual({ total: 0, stale: [] })
  })

  it('are told by the command before there are any', async () => {
    expect(await runCli(workspace.root, 'generate:metadata-payload', '--check')).toMatchObject({
      status: 0,
      stdout: '0 metadata.json in all, 0 of them not current.\n'
    })
    expect(
      (await runCli(workspace.root, 'generate:metadata-payload', '--dry-run')).stdout.match(/^Would write /gm)
    ).toHaveLength(2)
  })

  it('are written for the chosen destinations, and only when they differ', async () => {
    expect(await update({ slugs: ['actions-two'] })).toEqual({ total: 1, stale: [fileOf('two')] })
    expect(JSON.parse(readFileSync(fileOf('two'), 'utf8'))).toMatchObject({ slug: 'actions-two' })
    expect(await update({ modes: ['device'] })).toEqual({ total: 0, stale: [] })
    expect(await update()).toEqual({ total: 2, stale: [fileOf('one')] })
    expect(await update()).toEqual({ total: 2, stale: [] })
  })

  it('are none for an unknown slug', async () => {
    await expect(update({ slugs: ['actions-three'] })).rejects.toThrow("No destination has the slug 'actions-three'.")
  })

  it('are told by the command', async () => {
    const run = (...words: string[]) => runCli(workspace.root, 'generate:metadata-payload', ...words)
    expect(await run('--check')).toMatchObject({
      status: 0,
      stdout: '2 metadata.json in all, 0 of them not current.\n'
    })
    workspace.write('one/metadata.json', '{}\n')
    expect(await run('--check')).toMatchObject({
      status: 1,
      stdout: expect.stringMatching(/^Not current: .+one\/metadata\.json\n$/)
    })
    expect(await run('--dry-run')).toMatchObject({ status: 0, stdout: expect.stringContaining('Would write ') })
    expect(await run()).toMatchObject({
      status: 0,
      stdout: expect.stringContaining('2 metadata.json in all, 1 of them written.')
    })
    expect((await run('--slug', 'nothing')).status).toBe(2)
    expect((await run('--mode', 'nothing')).status).toBe(2)
  })
})
