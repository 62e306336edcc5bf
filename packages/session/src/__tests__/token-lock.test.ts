import { existsSync, mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { settingsFile } from '../settings'
import { createTokenStore } from '../tokens'

const owner = { place: { name: 'tool' }, definition: { slug: 'actions-tool' } }

let root: string
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'token-lock-'))
  mkdirSync(join(root, '.settings'))
})
afterEach(() => rmSync(root, { recursive: true }))

const HOUR = 3600

it.each([
  ['of a process that runs, but an hour old', process.pid, HOUR],
  ['of a process that has ended', 2 ** 22 + 1, 0]
])('a left-over lock is replaced: %s', async (_, pid, age) => {
  const lock = `${settingsFile(root, owner)}.lock`
  writeFileSync(lock, `${pid} left-over`)
  const then = Date.now() / 1000 - age
  utimesSync(lock, then, then)
  const store = createTokenStore(root, owner)
  await store.lock(new AbortController().signal)
  await store.release()

  expect(existsSync(lock)).toBe(false)
})

it.each(['../../outside/x', '..', '/etc/x', 'a/b', 'a\\b', ''])('the slug %j names no settings file', (slug) => {
  expect(() => settingsFile(root, { ...owner, definition: { slug } })).toThrow('cannot be the name of a settings file')
})
