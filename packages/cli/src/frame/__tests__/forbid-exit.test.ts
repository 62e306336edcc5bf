import { join } from 'node:path'
import { startCommand } from '../../__tests__/commands'
import { printed } from '../../__tests__/processes'
import { RunnableWorkspace } from '../../scaffold/__tests__/runnable-workspace'
import { soundSource } from '../../workspace/__tests__/sample-source'

let workspace: RunnableWorkspace

beforeAll(() => {
  workspace = new RunnableWorkspace()
  workspace.addDestination(
    'leaving',
    soundSource('leaving', ['perform: () => undefined', 'perform: () => process.exit(0)'])
  )
  workspace.addDestination('left', `process.exit(0)\n${soundSource('left')}`)
})
afterAll(() => workspace.remove())

const WHY = /called process\.exit\(0\), which would end the program that it runs in\. Throw an error instead\./

it('keeps serve up when perform calls process.exit, and answers with the reason', async () => {
  const serving = startCommand(workspace.root, ['serve', 'leaving', '--port', '0'])
  const origin = await printed(serving, /http:\/\/127\.0\.0\.1:\d+/)
  const body = JSON.stringify({ payload: { type: 'track', properties: { total: 1 } }, settings: { apiKey: 'none' } })
  for (let call = 0; call < 2; call++) {
    const response = await fetch(`${origin}/send`, { method: 'POST', body })
    expect(JSON.stringify(await response.json())).toMatch(WHY)
  }
  serving.kill('SIGINT')
  expect(await serving.end).toMatchObject({ exitCode: 0 })
})

it('keeps serve up when a destination calls it at load, and names the file', async () => {
  const serving = startCommand(workspace.root, ['serve', 'left', '--port', '0'])
  const line = await printed(serving, /Serving on .*, once the code loads\. .*/)
  expect(line).toMatch(WHY)
  expect(line).toContain(join('left', 'index.ts:1'))
  serving.kill('SIGINT')
  expect(await serving.end).toMatchObject({ exitCode: 0 })
})

it('fails a command whose destination calls it at load', async () => {
  const { exitCode, stderr } = await workspace.end('bin/run', ['try', 'left'])
  expect({ exitCode, stderr }).toEqual({ exitCode: 1, stderr: expect.stringMatching(WHY) })
})
