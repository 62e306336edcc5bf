import { join } from 'node:path'
import { list, load } from '../src'
import { behaviour, makeCandidate, readDeclaration } from '../src/behaviour'
import type { Candidate } from '../src/behaviour'
import { findingsOf, describeFinding, rules, subjectOf } from '../src/conformance'
import type { Neighbour, Subject } from '../src/conformance'

// The checks of behaviour provoke errors by the thousand, and to format the stacks of all takes a tenth of the time.
Error.stackTraceLimit = 0

let neighbours: Neighbour[]

beforeAll(async () => {
  // One that does not load fails below, under its own name.
  const loaded = await Promise.allSettled(
    list().map(async (folder) => {
      const { name, slug = null } = await load(folder)
      return { folder, name, slug }
    })
  )
  neighbours = loaded.flatMap((result) => (result.status === 'fulfilled' ? [result.value] : []))
})

describe.each(list())('%s', (name) => {
  const directory = join(__dirname, '../src/destinations', name)
  let subject: Subject

  beforeAll(async () => {
    const others = neighbours.filter(({ folder }) => folder !== name)
    subject = subjectOf({ name, directory }, await load(name), others)
  })

  it.each(rules)('$code $title', (rule) => {
    expect(findingsOf(rule, subject).map(describeFinding)).toEqual([])
  })

  describe('behaves:', () => {
    let candidate: Candidate

    beforeAll(async () => {
      candidate = await makeCandidate(await load(name), readDeclaration(directory))
    })

    it.each(behaviour)('$title', async ({ check }) => {
      expect((await check(candidate)).map(describeFinding)).toEqual([])
    })
  })
})
