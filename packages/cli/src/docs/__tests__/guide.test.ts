import { mkdirSync, readFileSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { REPOSITORY, RunnableWorkspace } from '../../scaffold/__tests__/runnable-workspace'

const guide = readFileSync(join(REPOSITORY, 'docs/write-a-destination.md'), 'utf8')

/** The files that the guide shows: the text of each by its path in the folder of the destination. */
const files = new Map(
  [...guide.matchAll(/<!-- file: (\S+) -->\n\n```\w+\n([\s\S]*?)```/g)].map((match) => [match[1]!, match[2]!])
)

let workspace: RunnableWorkspace

beforeAll(() => {
  workspace = new RunnableWorkspace()
  const lib = 'packages/destination-actions/src/lib'
  mkdirSync(join(workspace.root, lib, '..'), { recursive: true })
  symlinkSync(join(REPOSITORY, lib), join(workspace.root, lib))
  for (const [path, text] of files) workspace.write(`acme-mail/${path}`, text)
})
afterAll(() => workspace.remove())

it('the destination of docs/write-a-destination.md passes all checks', async () => {
  expect([...files.keys()]).toContain('trackEvent/index.ts')
  await workspace.run('bin/run', 'generate:types')
  const { stdout, stderr, exitCode } = await workspace.end('bin/run', ['check', 'acme-mail'])
  expect({ stdout, stderr, exitCode }).toMatchObject({
    stdout: expect.stringContaining(
      'acme-mail: types ok, generated types ok, lint ok, rules ok, behaviour ok, tests ok'
    ),
    exitCode: 0
  })
})
