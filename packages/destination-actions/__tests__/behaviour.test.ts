import { join } from 'node:path'
import { list, load } from '../src'
import { behaviour, makeCandidate, readDeclaration } from '../src/behaviour'
import type { Candidate } from '../src/behaviour'
import { describeFinding } from '../src/conformance'

describe.each(list())('%s', (name) => {
  let candidate: Candidate

  beforeAll(async () => {
    const declaration = readDeclaration(join(__dirname, '../src/destinations', name))
    candidate = await makeCandidate(await load(name), declaration)
  })

  it.each(behaviour)('$title', async ({ check }) => {
    expect((await check(candidate)).map(describeFinding)).toEqual([])
  })
})
