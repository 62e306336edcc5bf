import { join } from 'node:path'
import { list, load } from '../src'
import { behaviour, makeCandidate, readDeclaration } from '../src/behaviour'
import type { Candidate } from '../src/behaviour'
import { describeFinding } from '../src/conformance'

// The checks provoke errors by the thousand, and to format the stacks of all takes a tenth of the time.
Error.stackTraceLimit = 0

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
