import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { json, startLocalServer } from '../../__tests__/local-server'

it('a process goes straight to the dispatcher, and ends although the server would keep its connections', async () => {
  const server = await startLocalServer()
  server.answer(json('hello'))
  const program = ['--import', 'tsx', join(__dirname, 'own-process.ts'), server.origin]
  const { stdout } = await promisify(execFile)(process.execPath, program)
  expect(JSON.parse(stdout)).toEqual({ contents: ['"hello"'], isStraight: true })
  expect(server.arrived).toHaveLength(20)
  await server.close()
})
