import { readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { linkRepository, runLine } from './temporary-destination'

const REPOSITORY = resolve(__dirname, '../../../../..')
const document = readFileSync(join(REPOSITORY, 'docs', 'try.md'), 'utf8')
const blocks = [...document.matchAll(/```console\n\$ (.*)\n([^]*?)```/g)].map(([, line, output]) => ({ line, output }))

const { root, remove } = linkRepository()

afterAll(remove)

it.each(blocks)('docs/try.md shows what this prints: $line', async ({ line, output }) => {
  const { stdout } = await runLine(root, line!)

  expect(stdout.trimEnd()).toBe(output!.trimEnd())
})
