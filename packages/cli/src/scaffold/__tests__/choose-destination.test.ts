import { mkdirSync, realpathSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { FailureError, UsageError } from '@segment/actions-input'
import { chooseDestination, rememberDestination } from '../choose-destination'
import { TemporaryWorkspace } from './temporary-workspace'

let workspace: TemporaryWorkspace
const home = process.cwd()

beforeEach(() => {
  workspace = new TemporaryWorkspace()
})
afterEach(() => {
  process.chdir(home)
  workspace.remove()
})

function choose(directory?: string) {
  return chooseDestination(realpathSync(workspace.root), 'cloud', directory, false)
}

describe('chooseDestination without a terminal', () => {
  it('takes the one that is named', async () => {
    workspace.addDestination('one')
    const two = workspace.addDestination('two')
    await expect(choose('two')).resolves.toEqual({ place: two })
    await expect(choose('actions-two')).resolves.toMatchObject({ place: { name: 'two' } })
    await expect(choose(two.directory)).resolves.toMatchObject({ place: { name: 'two' } })
    await expect(choose('three')).rejects.toBeInstanceOf(UsageError)
  })

  it('knows those that run in a browser apart from those that run on a server', async () => {
    const one = workspace.addDestination('one')
    const entry = workspace.write('../../../browser-destinations/src/destinations/two/index.ts', 'export {}')
    rememberDestination(workspace.root, dirname(entry), 'device')
    const root = realpathSync(workspace.root)
    await expect(chooseDestination(root, 'cloud', undefined, false)).resolves.toMatchObject({
      place: { name: one.name }
    })
    await expect(chooseDestination(root, 'device', undefined, false)).resolves.toMatchObject({ place: { name: 'two' } })
  })

  it('takes the one that the working directory is in', async () => {
    workspace.addDestination('one')
    const two = workspace.addDestination('two')
    workspace.addDestination('twofold')
    rememberDestination(workspace.root, join(workspace.destinations, 'one'), 'cloud')
    mkdirSync(join(two.directory, 'deep'))
    process.chdir(join(two.directory, 'deep'))
    await expect(choose()).resolves.toMatchObject({
      place: { name: 'two' },
      reason: expect.stringContaining('working')
    })
  })

  it('takes the only one', async () => {
    workspace.addDestination('one')
    await expect(choose()).resolves.toMatchObject({ place: { name: 'one' }, reason: 'the only destination' })
  })

  it('takes the one that was scaffolded last', async () => {
    workspace.addDestination('one')
    const two = workspace.addDestination('two')
    rememberDestination(workspace.root, two.directory, 'cloud')
    await expect(choose()).resolves.toMatchObject({ place: { name: 'two' }, reason: expect.stringContaining('last') })
  })

  it('names the flag when it cannot tell', async () => {
    workspace.addDestination('one')
    workspace.addDestination('two')
    await expect(choose()).rejects.toBeInstanceOf(UsageError)
    await expect(choose()).rejects.toThrow('--directory')
  })

  it('says how to make the first one', async () => {
    await expect(choose()).rejects.toBeInstanceOf(FailureError)
    await expect(choose()).rejects.toThrow('./bin/run init')
  })
})
