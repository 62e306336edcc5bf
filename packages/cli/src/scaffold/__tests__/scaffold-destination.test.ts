import { existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { FailureError, UsageError } from '@segment/actions-input'
import { destinationsDirectory } from '../../workspace/destinations'
import { loadDefinition } from '../../workspace/load'
import { recallDestination } from '../choose-destination'
import { scaffoldDestination, type DestinationRequest } from '../scaffold-destination'
import { templates } from '../questions'
import { TemporaryWorkspace } from './temporary-workspace'

let workspace: TemporaryWorkspace

beforeEach(() => {
  workspace = new TemporaryWorkspace()
})
afterEach(() => workspace.remove())

function scaffold(request: Partial<DestinationRequest> = {}) {
  return scaffoldDestination({
    root: workspace.root,
    name: 'My Tool',
    slug: 'actions-my-tool',
    template: 'basic-auth',
    ...request
  })
}

const cloudTemplates = templates.map(({ value }) => value).filter((value) => value !== 'browser')

describe('scaffoldDestination', () => {
  it.each(cloudTemplates)('makes a destination that loads from %s', async (template) => {
    const { directory, changes } = await scaffold({ template })
    expect(directory).toBe(join(workspace.destinations, 'my-tool'))
    const paths = ['README.md', '__tests__/index.test.ts', 'generated-types.ts', 'index.ts'].map((path) =>
      join(directory, path)
    )
    expect(changes.map(({ path, change }) => [resolve(path), change])).toEqual(paths.map((path) => [path, 'create']))
    expect(paths.every((path) => existsSync(path))).toBe(true)
    expect(loadDefinition(join(directory, 'index.ts'))).toMatchObject({
      name: 'My Tool',
      slug: 'actions-my-tool',
      mode: 'cloud',
      actions: {}
    })
  })

  it('makes one for browsers among those, with the size that its bundle may have', async () => {
    symlinkSync(join(__dirname, '../../../../../node_modules'), join(workspace.root, 'packages', 'node_modules'))
    const { directory } = await scaffold({ template: 'browser' })
    expect(directory).toBe(join(destinationsDirectory(workspace.root, 'device'), 'my-tool'))
    expect(readdirSync(directory)).toContain('budget.ts')
    expect(loadDefinition(join(directory, 'index.ts'))).toMatchObject({ name: 'My Tool', mode: 'device', actions: {} })
    expect(recallDestination(workspace.root, 'device')?.name).toBe('my-tool')
    expect(recallDestination(workspace.root, 'cloud')).toBeUndefined()
  })

  it('has every folder of templates', () => {
    const folders = readdirSync(join(__dirname, '../../../../../templates/destinations'))
    expect(templates.map(({ value }) => value).toSorted()).toEqual(folders.toSorted())
  })

  it.each(['basic-auth', 'custom-auth', 'audience-custom-auth'])('keeps the secrets of %s secret', async (template) => {
    const { directory } = await scaffold({ template })
    const fields = loadDefinition(join(directory, 'index.ts')).authentication!.fields
    expect(Object.values(fields).filter(({ type }) => type === 'password')).toHaveLength(1)
  })

  it.each(["Bob's", '"Quoted" & Co', 'C:\\new ${x} `y` $&', 'Événement 日本 😀', '{{slug}}', '*/ end'])(
    'carries the name %j over to the letter',
    async (name) => {
      const { directory } = await scaffold({ name })
      const definition = loadDefinition(join(directory, 'index.ts'))
      expect(definition.name).toBe(name)
      expect(definition.authentication?.fields.username?.description).toBe(`The username of your ${name} account.`)
    }
  )

  it('brings a README.md with the commands that go on', async () => {
    const { directory } = await scaffold()
    const readme = readFileSync(join(directory, 'README.md'), 'utf8')
    expect(readme).toMatch(/^# My Tool\n/)
    expect(readme).toContain('`./bin/run try my-tool --dry-run --explain`')
  })

  it('only tells with dryRun what it would do', async () => {
    const { changes } = await scaffold({ dryRun: true })
    expect(workspace.contents()).toEqual({})
    expect((await scaffold()).changes).toEqual(changes)
  })

  it('takes another directory, and a folder name of one’s own there', async () => {
    const elsewhere = join(workspace.root, 'packages', 'elsewhere')
    const { directory } = await scaffold({ directory: elsewhere, folder: 'tool' })
    expect(directory).toBe(join(elsewhere, 'tool'))
    expect(recallDestination(workspace.root, 'cloud')).toEqual({
      name: 'tool',
      directory,
      entry: join(directory, 'index.ts')
    })
  })

  it('finds a slug that is taken, whatever the directory', async () => {
    workspace.addDestination('slack')
    const directory = join(workspace.root, 'packages', 'elsewhere')
    await expect(scaffold({ slug: 'actions-slack', directory })).rejects.toThrow("already has the slug 'actions-slack'")
  })

  it.each(['..', '.', 'packages-of-mine', tmpdir(), '/proc/x'])('makes none in %s', async (path) => {
    const directory = resolve(workspace.root, path)
    const made = scaffold({ directory })
    await expect(made).rejects.toBeInstanceOf(UsageError)
    await expect(made).rejects.toThrow(
      `--directory '${directory}' is not valid. Outside of ${join(workspace.root, 'packages')} a destination`
    )
    expect(workspace.contents()).toEqual({})
  })

  it('fills an empty folder', async () => {
    mkdirSync(join(workspace.destinations, 'my-tool'))
    await expect(scaffold()).resolves.toMatchObject({ directory: join(workspace.destinations, 'my-tool') })
  })

  it('forgets a remembered destination that is gone', async () => {
    await scaffold()
    expect(recallDestination(workspace.root, 'cloud')?.name).toBe('my-tool')
    workspace.remove()
    expect(recallDestination(workspace.root, 'cloud')).toBeUndefined()
  })

  it.each([
    [{ slug: 'actions-slack' }, "The destination 'SLACK' in .*slack already has the slug 'actions-slack'"],
    [{ slug: 'slack' }, '.*slack already exists'],
    [{ slug: 'file' }, '.*file already exists'],
    [{ slug: 'broken' }, '.*broken already exists'],
    [{ name: 'slack' }, "The destination in .*slack is already called 'SLACK'"],
    [{ name: ' Ｓlack ' }, "The destination in .*slack is already called 'SLACK'"]
  ])('refuses what is taken: %j', async (request, message) => {
    workspace.addDestination('slack')
    workspace.addDestination('broken', 'export default {')
    workspace.write('file', '')
    const before = workspace.contents()
    const made = scaffold(request)
    await expect(made).rejects.toBeInstanceOf(FailureError)
    await expect(made).rejects.toThrow(new RegExp(message))
    expect(workspace.contents()).toEqual(before)
  })

  it.each([
    [{ name: ' ' }, "--name '' is not valid"],
    [{ name: 'a\nb' }, '--name'],
    [{ slug: 'My Tool' }, "--slug 'My Tool' is not valid"],
    [{ slug: '../tool' }, '--slug'],
    [
      { name: '日本', slug: '' },
      "The name '日本' has no Latin letter or digit to make a slug from. Pass one with --slug"
    ],
    [{ template: 'basic' }, "--template 'basic' is not valid. Choose one of custom-auth, basic-auth"],
    [{ template: 'browsers' }, "--template 'browsers' is not valid"],
    [{ template: '../actions' }, '--template'],
    [{ folder: '../tool' }, "The folder '../tool' is not valid"],
    [{ folder: 'tool' }, "The folder 'tool' does not match the slug 'actions-my-tool'"]
  ])('refuses what cannot be: %j', async (request, message) => {
    const made = scaffold(request)
    await expect(made).rejects.toBeInstanceOf(UsageError)
    await expect(made).rejects.toThrow(message)
    expect(workspace.contents()).toEqual({})
  })
})

it.each<[string, () => string | undefined]>([
  ['the folder of the destination', () => link(join(workspace.destinations, 'my-tool'))],
  ['the folder around it', () => link(join(workspace.root, 'packages', 'more'))]
])('writes nothing outside of the workspace when %s is a symbolic link', async (_, prepare) => {
  const directory = prepare()
  const scaffolding = scaffold({ directory })
  await expect(scaffolding).rejects.toBeInstanceOf(UsageError)
  await expect(scaffolding).rejects.toThrow('by a symbolic link, outside of')
  expect(readdirSync(outside)).toEqual([])
})

let outside: string
beforeEach(() => {
  outside = mkdtempSync(join(tmpdir(), 'outside-'))
})
afterEach(() => rmSync(outside, { recursive: true }))

/** Makes a link to a folder outside; returns its path if destinations are put into it by --directory. */
function link(path: string): string | undefined {
  symlinkSync(outside, path)
  return path.startsWith(workspace.destinations) ? undefined : path
}
