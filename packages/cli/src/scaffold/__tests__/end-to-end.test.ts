import { templates } from '../questions'
import { CHECKS, RunnableWorkspace } from './runnable-workspace'

const names = templates.map(({ value }) => value)
let workspace: RunnableWorkspace

beforeAll(() => {
  workspace = new RunnableWorkspace()
})
afterAll(() => workspace.remove())

const run = (program: string, ...words: string[]) => workspace.run(program, ...words)

describe('a newcomer', () => {
  it.each(names)('scaffolds with the template %s and adds an action', async (name) => {
    const title = `Bob's "${name}" & Söhne`
    const made = await run('bin/run', 'init', '--name', title, '--slug', `actions-${name}`, '--template', name)
    const [folder, type] = name === 'browser' ? ['browser-destinations', 'browser'] : ['destination-actions', 'server']
    expect(made).toContain(`packages/${folder}/src/destinations/${name}/index.ts`)
    const action = await run('bin/run', 'generate:action', 'sendEvent', type!)
    expect(action).toContain(
      `destinations/${name} (the ${[names[0], 'browser'].includes(name) ? 'only destination' : 'destination made last'}`
    )
  })

  it.each(CHECKS)('has made what passes %s %s', async (program, ...words) => {
    expect(await workspace.end(program!, words)).toMatchObject({ exitCode: 0 })
  })

  it('builds the browser destination', async () => {
    expect(await run('bin/run', 'build:browser')).toContain('dist/web/manifest.json')
  })

  it.each<[number, string, ...string[]]>([
    [2, '--name', 'init'],
    [2, "The name '日本' has no Latin letter", 'init', '--name', '日本'],
    [2, 'is not valid. Outside of', 'init', '--name', 'X', '--directory', '/proc/x'],
    [2, 'Choose one of custom-auth', 'init', '--name', 'X', '--template', 'brwser'],
    [1, 'already', 'init', '--name', 'Another', '--slug', 'minimal'],
    [2, "Write 'server'", 'generate:action', 'other', 'browser', '--directory', 'minimal'],
    [2, "Write 'browser'", 'generate:action', 'other', 'server', '--directory', 'browser'],
    [2, 'runs in a browser', 'serve', 'browser'],
    [2, 'runs on a server', 'build:browser', 'minimal'],
    [2, 'brwser', 'generate:action', 'other', 'brwser'],
    [1, "already has an action 'sendEvent'", 'generate:action', 'sendEvent', 'server'],
    [2, 'none', 'generate:types', 'none'],
    [1, 'broken/index.ts:1:', 'generate:types']
  ])('is told by exit code %i and %j what is wrong with %s', async (exitCode, message, ...words) => {
    workspace.addDestination('broken', 'export default {')
    const before = workspace.contents()
    const failure = run('bin/run', ...words)
    await expect(failure).rejects.toThrow(`exit code ${exitCode}`)
    await expect(failure).rejects.toThrow(message)
    expect(workspace.contents()).toEqual(before)
  })

  it('goes on by what init says is next', async () => {
    const made = await run('bin/run', 'init', '--name', 'Next', '--template', 'custom-auth')
    const steps = [...made.matchAll(/^ {2}\.\/bin\/run (.*)$/gm)].map(([, words]) => words!.split(' '))
    expect(steps.map(([command]) => command)).toEqual(['generate:action', 'test', 'try', 'serve', 'check'])
    for (const words of steps.filter(([command]) => command !== 'serve')) await run('bin/run', ...words)
  })

  it('enters an action where the definition is, however index.ts takes it from there', async () => {
    workspace.write('moved/src/tool.ts', "export const tool = { name: 'Moved', mode: 'cloud', actions: {} }\n")
    workspace.addDestination('moved', "export { tool as default } from './src/tool'\n")
    const add = (...words: string[]) => run('bin/run', 'generate:action', ...words, '--directory', 'moved')
    await add('Größe senden', 'server')
    expect(workspace.contents()).toMatchObject({
      'moved/index.ts': "export { tool as default } from './src/tool'\n",
      'moved/src/tool.ts': expect.stringContaining("import grosseSenden from '../grosseSenden'\n")
    })
    expect(JSON.parse(await run('bin/run', 'describe', 'moved', '--json')).actions).toMatchObject([
      { key: 'grosseSenden', title: 'Größe Senden' }
    ])
    await expect(add('grosseSenden', 'server')).rejects.toThrow("already has an action 'grosseSenden'")
    expect(await add('grosseSenden', 'server', '--force')).toContain('Created the action grosseSenden in ')
  })
})
