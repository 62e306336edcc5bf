import { Destination, type ActionDefinition, type DestinationDefinition, type ExecuteInput, type JSONObject } from '..'

const text = { label: 'T', description: 'T', type: 'string' } as const
type Input = ExecuteInput<JSONObject, unknown>

/** A handler that answers with its name and what the path told it. */
const listing =
  (name: string) =>
  (_: unknown, { dynamicFieldContext, page }: Input) => ({
    choices: [{ label: name, value: JSON.stringify({ ...dynamicFieldContext, page }) }]
  })

const action = {
  title: 'Send',
  description: 'Sends.',
  fields: { name: text },
  dynamicFields: {
    name: listing('name'),
    object: { color: listing('object.color'), __keys__: listing('keys'), __values__: listing('values') },
    list: { item: listing('list.item') },
    inherits: Object.create({ hidden: listing('hidden') })
  },
  hooks: {
    onMappingSave: {
      label: 'Save',
      description: 'Saves.',
      inputFields: { name: { ...text, required: true, dynamic: listing('hook') } },
      performHook: async (_: unknown, { hookInputs }: Input) => ({ savedData: { id: `of ${hookInputs.name}` } })
    }
  },
  perform: () => {}
} as unknown as ActionDefinition<JSONObject>

const definition: DestinationDefinition<JSONObject> = { name: 'Example', mode: 'cloud', actions: { send: action } }
const destination = new Destination(definition)
const input = { settings: {}, payload: {} } as Input

describe('executeDynamicField (destination-kit §3.5)', () => {
  it.each([
    ['name', 'name', {}],
    ['object.color', 'object.color', {}],
    ['object.size', 'values', { selectedKey: 'size' }],
    ['object.__keys__', 'keys', {}],
    ['list.[2].item', 'list.item', { selectedArrayIndex: 2 }]
  ])('%s is listed by %s', async (path, name, context) => {
    const { choices } = await destination.executeDynamicField('send', path, input)
    expect(choices).toEqual([{ label: name, value: JSON.stringify(context) }])
  })

  it.each(['nope', 'constructor', 'object', 'list.[0].nope', 'inherits.hidden', 'name.x', '', '__proto__.toString'])(
    '%j is not a dynamic field',
    async (path) => {
      expect(await destination.executeDynamicField('send', path, input)).toEqual({
        choices: [],
        nextPage: '',
        error: { message: `No dynamic field named ${path} found.`, code: '404' }
      })
    }
  )

  it('hands on what was typed, and the page', async () => {
    const data = { ...input, page: '2', dynamicFieldContext: { query: 'abc' } }
    const { choices } = await destination.executeDynamicField('send', 'list.[1].item', data)
    expect(JSON.parse(choices[0].value)).toEqual({ query: 'abc', selectedArrayIndex: 1, page: '2' })
  })

  it('calls the function of a hook field as it is', async () => {
    const data = { ...input, dynamicFieldContext: { query: 'abc' } }
    const dynamic = action.hooks?.onMappingSave?.inputFields?.name.dynamic
    const { choices } = await destination.executeDynamicField('send', 'name', data, dynamic)
    expect(choices).toEqual([{ label: 'hook', value: '{"query":"abc"}' }])
  })

  it.each(['nope', 'constructor'])('an unknown action %j has no choices', async (slug) => {
    expect(await destination.executeDynamicField(slug, 'name', input)).toEqual({ choices: [] })
  })
})

describe('executeHook (destination-kit §3.5)', () => {
  const { send } = destination.actions

  it('runs the hook with its input', async () => {
    expect(await send.executeHook('onMappingSave', { ...input, hookInputs: { name: 'list' } })).toEqual({
      savedData: { id: 'of list' }
    })
  })

  it('checks the input', async () => {
    await expect(send.executeHook('onMappingSave', { ...input, hookInputs: {} })).rejects.toThrow(
      "The root value is missing the required field 'name'."
    )
  })

  it('says which hook is missing', async () => {
    await expect(send.executeHook('retlOnMappingSave', input)).rejects.toMatchObject({
      status: 501,
      message: 'Missing implementation for hook: retlOnMappingSave.'
    })
  })

  it('describes the input as JSON Schema', () => {
    expect(send.hasHookSupport).toBe(true)
    expect(send.hookSchemas?.onMappingSave).toMatchObject({
      required: ['name'],
      properties: { name: { type: 'string' } }
    })
  })
})
