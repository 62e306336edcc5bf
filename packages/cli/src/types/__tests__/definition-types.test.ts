import { join } from 'node:path'
import type { DestinationDefinition } from '@segment/actions-core'
import { FailureError } from '@segment/actions-input'
import { TemporaryWorkspace } from '../../scaffold/__tests__/temporary-workspace'
import { definitionTypes } from '../definition-types'

let workspace: TemporaryWorkspace
beforeEach(() => {
  workspace = new TemporaryWorkspace()
})
afterEach(() => workspace.remove())

const key = { label: 'Key', type: 'string', required: true } as const

/** A definition of which only the parts given matter. */
function define(parts: object): DestinationDefinition {
  return { name: 'Tool', mode: 'cloud', actions: {}, ...parts } as DestinationDefinition
}

/** The types of a definition: the text of each file, without the banner, by its path in the destination's folder. */
async function typesOf(parts: object): Promise<Record<string, string>> {
  const files = await definitionTypes(define(parts), workspace.destinations)
  const short = [...files].map(([path, text]) => [
    path.slice(workspace.destinations.length + 1),
    text.replace(/^\/\/.*\n\n/, '')
  ])
  return Object.fromEntries(short)
}

describe('definitionTypes', () => {
  it('begins every file with how it came about', async () => {
    const files = await definitionTypes(define({}), workspace.destinations)
    expect(files.get(join(workspace.destinations, 'generated-types.ts'))).toBe(
      '// Made from the field definitions by `./bin/run generate:types`. Changes made by hand are lost.\n\nexport interface Settings {}\n'
    )
  })

  it('makes the settings, and those of audiences', async () => {
    const authentication = { scheme: 'custom', fields: { key } }
    await expect(typesOf({ authentication, audienceFields: { key } })).resolves.toEqual({
      'generated-types.ts':
        'export interface Settings {\n  key: string\n}\n\nexport interface AudienceSettings {\n  key: string\n}\n'
    })
    await expect(typesOf({ authentication, audienceFields: {} })).resolves.toEqual({
      'generated-types.ts': 'export interface Settings {\n  key: string\n}\n'
    })
  })

  it('puts the types of an action into its folder, or beside the definition', async () => {
    workspace.write('one/index.ts', '')
    const action = { title: 'One', fields: { key } }
    const files = await typesOf({ actions: { one: action, two: action }, asyncActions: { three: action } })
    const payload = 'export interface Payload {\n  key: string\n}\n'
    expect(files).toEqual({
      'generated-types.ts': 'export interface Settings {}\n',
      'one/generated-types.ts': payload,
      'two.types.ts': payload,
      'three.types.ts': payload
    })
  })

  it('types what hooks take and return', async () => {
    const output = { label: 'Id', description: 'The id.', type: 'string', required: true }
    const hooks = { onMappingSave: { inputFields: { key }, outputTypes: { id: output } }, retlOnMappingSave: {} }
    const files = await typesOf({ actions: { one: { title: 'One', fields: {}, hooks } } })
    expect(files['one.types.ts']).toBe(`export interface Payload {}

export interface OnMappingSaveInputs {
  key: string
}

export interface OnMappingSaveOutputs {
  /**
   * The id.
   */
  id: string
}

export interface RetlOnMappingSaveInputs {}

export interface RetlOnMappingSaveOutputs {}
`)
  })

  it('refuses unknown hooks', async () => {
    const types = typesOf({ actions: { one: { title: 'One', fields: {}, hooks: { onSave: {} } } } })
    await expect(types).rejects.toBeInstanceOf(FailureError)
    await expect(types).rejects.toThrow("The action 'One' has an unknown hook 'onSave'. Use one of onMappingSave,")
  })

  it.each(['oauth2', 'oauth-managed'])('refuses settings of %s with names that hosts use', async (scheme) => {
    const types = typesOf({ authentication: { scheme, fields: { key, Access_Token: key, apiKey: key } } })
    await expect(types).rejects.toBeInstanceOf(FailureError)
    await expect(types).rejects.toThrow('Rename in authentication.fields: Access_Token, apiKey.')
  })

  it.each(['basic', 'custom'])('takes the same names with %s', async (scheme) => {
    await expect(typesOf({ authentication: { scheme, fields: { password: key } } })).resolves.toBeDefined()
  })
})
