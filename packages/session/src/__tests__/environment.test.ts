import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createEnvFile } from '../environment'

let directory: string

beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'env-file-'))
})

afterEach(() => rmSync(directory, { recursive: true }))

it('takes over what the file says, and its changes, but never what was given', () => {
  const path = join(directory, '.env')
  const env: NodeJS.ProcessEnv = { GIVEN: 'by the shell' }
  const read = createEnvFile(path, env)

  read()
  expect(env).toEqual({ GIVEN: 'by the shell' })

  writeFileSync(path, 'GIVEN=by the file\nA=1\nB="two words" # why\n')
  read()
  expect(env).toEqual({ GIVEN: 'by the shell', A: '1', B: 'two words' })

  writeFileSync(path, 'B=2\n')
  read()
  expect(env).toEqual({ GIVEN: 'by the shell', B: '2' })
})
