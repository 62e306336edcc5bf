import { chmodSync, mkdirSync, readdirSync, readFileSync, statSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { CancelledError, FailureError } from '@segment/actions-input'
import { transaction } from '../transaction'
import { TemporaryWorkspace } from '../../scaffold/__tests__/temporary-workspace'

let workspace: TemporaryWorkspace

beforeEach(() => {
  workspace = new TemporaryWorkspace()
  workspace.write('old.ts', 'old')
})
afterEach(() => workspace.remove())

const at = (path: string) => join(workspace.destinations, path)

const write = (files: Record<string, string | null>, check?: () => void) =>
  transaction(workspace.root, new Map(Object.entries(files).map(([path, text]) => [at(path), text])), check)

const fail = () => {
  throw new Error('too bad')
}

describe('transaction', () => {
  it('keeps what was written, and leaves nothing else', async () => {
    workspace.write('gone.ts', 'gone')
    await write({ 'new/deep/file.ts': 'new', 'old.ts': 'changed', 'gone.ts': null })
    expect(workspace.contents()).toEqual({ 'new/deep/file.ts': 'new', 'old.ts': 'changed' })
  })

  it('undoes everything when the check fails', async () => {
    workspace.write('gone.ts', 'gone')
    const before = workspace.contents()
    const files = { 'new/deep/file.ts': 'new', 'new/other.ts': 'new', 'old.ts': 'changed', 'gone.ts': null }
    await expect(write(files, fail)).rejects.toThrow('too bad')
    expect(workspace.contents()).toEqual(before)
    expect(readdirSync(workspace.destinations)).toEqual(['gone.ts', 'old.ts'])
  })

  // A place where Linux lets nobody make a folder; elsewhere it is any path that is not there.
  it.each(['/proc/actions/deep', '/dev/null/deep'])('fails at once where no folder can be made: %s', async (folder) => {
    const before = workspace.contents()
    const plan = new Map([at('new/file.ts'), join(folder, 'file.ts')].map((path) => [path, 'new']))
    await expect(transaction(workspace.root, plan)).rejects.toMatchObject({ syscall: 'mkdir' })
    expect(workspace.contents()).toEqual(before)
  })

  it('restores bytes that are not text', async () => {
    const bytes = Buffer.from([0xff, 0xfe, 0x00, 0x80])
    workspace.write('binary.ts', bytes as unknown as string)
    await expect(write({ 'binary.ts': 'text' }, fail)).rejects.toThrow('too bad')
    expect(readFileSync(at('binary.ts'))).toEqual(bytes)
  })

  it('keeps permissions, and writes through a link', async () => {
    chmodSync(at('old.ts'), 0o751)
    symlinkSync('old.ts', at('link.ts'))
    await write({ 'link.ts': 'changed' })
    expect(readFileSync(at('old.ts'), 'utf8')).toBe('changed')
    expect(statSync(at('old.ts')).mode & 0o777).toBe(0o751)
    expect(readdirSync(workspace.destinations, { withFileTypes: true }).filter((entry) => entry.isFile())).toHaveLength(
      1
    )
  })

  it.each<[string, () => void]>([
    ['a folder', () => mkdirSync(at('there.ts'))],
    ['a link to nowhere', () => symlinkSync('nowhere', at('there.ts'))],
    ['a device', () => symlinkSync('/dev/null', at('there.ts'))]
  ])('writes nothing when %s is in the place of a file', async (_, make) => {
    make()
    const before = workspace.contents()
    const writing = write({ 'old.ts': 'changed', 'there.ts': 'new' })
    await expect(writing).rejects.toBeInstanceOf(FailureError)
    await expect(writing).rejects.toThrow('there.ts: it already exists and is not a regular file.')
    expect(workspace.contents()).toEqual(before)
  })

  it.each(['SIGINT', 'SIGTERM'] as const)('undoes everything on %s', async (signal) => {
    const before = workspace.contents()
    const listeners = process.listenerCount(signal)
    const work = write({ 'new/file.ts': 'new', 'old.ts': 'changed' }, () => void process.emit(signal))
    await expect(work).rejects.toBeInstanceOf(CancelledError)
    expect(workspace.contents()).toEqual(before)
    expect(process.listenerCount(signal)).toBe(listeners)
  })
})
