import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { CancelledError } from '@segment/actions-input'
import { transaction } from '../transaction'
import { TemporaryWorkspace } from '../../scaffold/__tests__/temporary-workspace'

let workspace: TemporaryWorkspace

beforeEach(() => {
  workspace = new TemporaryWorkspace()
  workspace.write('old.ts', 'old')
})
afterEach(() => workspace.remove())

const at = (path: string) => join(workspace.destinations, path)

describe('transaction', () => {
  it('keeps what was written, and gives the result', async () => {
    const result = await transaction(async (write) => {
      write(at('new/deep/file.ts'), 'new')
      write(at('old.ts'), 'changed')
      return 'done'
    })
    expect(result).toBe('done')
    expect(workspace.contents()).toEqual({ 'new/deep/file.ts': 'new', 'old.ts': 'changed' })
  })

  it('puts everything back when the work fails', async () => {
    const before = workspace.contents()
    const work = transaction(async (write) => {
      write(at('new/deep/file.ts'), 'new')
      write(at('new/deep/file.ts'), 'newer')
      write(at('new/other.ts'), 'new')
      write(at('old.ts'), 'changed')
      write(at('old.ts'), 'changed again')
      throw new Error('too bad')
    })
    await expect(work).rejects.toThrow('too bad')
    expect(workspace.contents()).toEqual(before)
  })

  // A place where Linux lets nobody make a folder; elsewhere it is any path that is not there.
  it.each(['/proc/actions/deep', '/dev/null/deep'])('fails at once where no folder can be made: %s', async (folder) => {
    const before = workspace.contents()
    const work = transaction(async (write) => {
      write(at('new/file.ts'), 'new')
      write(join(folder, 'file.ts'), 'new')
    })
    await expect(work).rejects.toMatchObject({ syscall: 'mkdir' })
    expect(workspace.contents()).toEqual(before)
  })

  it('puts bytes back that are not text', async () => {
    const bytes = Buffer.from([0xff, 0xfe, 0x00, 0x80])
    workspace.write('binary.ts', bytes as unknown as string)
    const work = transaction(async (write) => {
      write(at('binary.ts'), 'text')
      throw new Error('too bad')
    })
    await expect(work).rejects.toThrow('too bad')
    expect(readFileSync(at('binary.ts'))).toEqual(bytes)
  })

  it.each(['SIGINT', 'SIGTERM'] as const)(
    'puts everything back on %s, and lets nothing be written after it',
    async (signal) => {
      const before = workspace.contents()
      const listeners = process.listenerCount(signal)
      let late: unknown
      const work = transaction(async (write) => {
        write(at('new/file.ts'), 'new')
        process.emit(signal)
        await new Promise((resolve) => setImmediate(resolve))
        try {
          write(at('late.ts'), 'late')
        } catch (error) {
          late = error
        }
      })
      await expect(work).rejects.toBeInstanceOf(CancelledError)
      await new Promise((resolve) => setImmediate(resolve))
      expect(late).toBeInstanceOf(CancelledError)
      expect(workspace.contents()).toEqual(before)
      expect(process.listenerCount(signal)).toBe(listeners)
    }
  )
})
