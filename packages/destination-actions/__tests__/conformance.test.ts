import { join } from 'node:path'
import { list, load } from '../src'
import { findingsOf, describeFinding, rules, subjectOf } from '../src/conformance'
import type { Neighbour, Subject } from '../src/conformance'

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
  let subject: Subject

  beforeAll(async () => {
    const definition = await load(name)
    const directory = join(__dirname, '../src/destinations', name)
    const others = neighbours.filter(({ folder }) => folder !== name)
    subject = subjectOf({ name, directory }, definition, others)
  })

  it.each(rules)('$code $title', (rule) => {
    expect(findingsOf(rule, subject).map(describeFinding)).toEqual([])
  })
})
