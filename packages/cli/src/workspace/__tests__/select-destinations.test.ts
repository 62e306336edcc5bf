import { realpathSync } from 'node:fs'
import { join } from 'node:path'
import { UsageError } from '@segment/actions-input'
import { TemporaryWorkspace } from '../../scaffold/__tests__/temporary-workspace'
import { selectDestinations } from '../select-destinations'

let workspace: TemporaryWorkspace
const home = process.cwd()

beforeEach(() => {
  workspace = new TemporaryWorkspace()
  for (const name of ['one', 'two', 'three']) workspace.addDestination(name)
  workspace.write('one/send/index.ts', '')
  workspace.write('../../../../elsewhere/four/index.ts', '')
  workspace.write('../../../../elsewhere/notes.md', '')
  process.chdir(realpathSync(workspace.root))
})
afterEach(() => {
  process.chdir(home)
  workspace.remove()
})

/** From the root of the workspace to the folder of destinations. */
const D = join('packages', 'destination-actions', 'src', 'destinations')

describe('selectDestinations', () => {
  it.each([
    ['all without patterns', [], ['one', 'three', 'two']],
    ['a name', ['two'], ['two']],
    ['a slug', ['actions-one'], ['one']],
    ['a name and a path of the same destination', ['one', `${D}/one`], ['one']],
    ['a folder', [`${D}/one`], ['one']],
    ['an entry', [`${D}/one/index.ts`], ['one']],
    ['any file of a destination', [`${D}/one/send/index.ts`], ['one']],
    ['globs', [`${D}/t*/index.ts`], ['three', 'two']],
    ['globs of folders', [`${D}/t*`], ['three', 'two']],
    ['globs that cross folders', [`${D}/**/*.ts`], ['one', 'three', 'two']],
    ['several, each once', [`${D}/two`, `${D}/one/**`, `${D}/one/index.ts`], ['one', 'two']],
    ['a destination elsewhere', ['elsewhere/four'], ['four']],
    ['globs elsewhere', ['elsewhere/*/index.ts', `${D}/two`], ['four', 'two']]
  ])('selects %s', async (_, patterns, names) => {
    const places = await selectDestinations(process.cwd(), patterns)
    expect(places.map(({ name }) => name)).toEqual(names)
  })

  it.each([
    [`${D}/none`, `'${D}/none' matches no destination.`],
    [`${D}/none/*`, `'${D}/none/*' matches no destination.`],
    ['elsewhere/notes.md', `'elsewhere/notes.md' matches no destination.`],
    ['elsewhere', `There is no destination 'elsewhere' in ${D}.`],
    ['thre', 'Did you mean three?']
  ])('fails for %s', async (pattern, message) => {
    const selected = selectDestinations(process.cwd(), [pattern])
    await expect(selected).rejects.toBeInstanceOf(UsageError)
    await expect(selected).rejects.toThrow(message)
  })
})
