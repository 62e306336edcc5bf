import { blankTexts } from '../without-texts'

/** The source without runs of blanks. */
const rest = (source: string) => blankTexts(source).replace(/\s+/g, ' ').trim()

describe('blankTexts', () => {
  it('leaves of a definition what pages use', () => {
    const source = `export const destination: Definition<Settings> = {
      name: 'Sample', slug: 'actions-sample', mode: 'device', description: 'A, sample.',
      settings: { key: { label: 'Key', description: 'It.', type: 'string' } },
      initialize: async () => ({ settings: 1 }),
      presets: [preset('All', { send }, 'type = "track"')],
      actions: { send }
    }`
    expect(rest(source)).toBe(
      "export const destination: Definition<Settings> = { name: 'Sample', " +
        'initialize: async () => ({ settings: 1 }), actions: { send } }'
    )
  })

  it('leaves of an action what pages use', () => {
    const source = `const action: Action = {
      title: 'Send', description: 'Sends.', platform: 'web', lifecycleHook: 'before', defaultSubscription: 'type = "track"',
      fields: { ...shared, name: { label: 'Name' } }
      , perform: (client) => client.send({ title: 1, fields: 2 }) }
    export default action`
    expect(rest(source)).toBe(
      "const action: Action = { lifecycleHook: 'before', " +
        'perform: (client) => client.send({ title: 1, fields: 2 }) } export default action'
    )
  })

  it('leaves other objects and the places of all else as they are', () => {
    const source = `const action = {\n  fields: {\n    a: 1\n  },\n  perform\n}\nconst other = { title: 1, fields: 2 }\n`
    const blank = blankTexts(source)
    expect(blank).toHaveLength(source.length)
    expect(blank.split('\n').slice(4)).toEqual(source.split('\n').slice(4))
  })

  it('leaves it to esbuild to say what does not parse', () => {
    expect(blankTexts('const = 1')).toBe('const = 1')
  })
})
