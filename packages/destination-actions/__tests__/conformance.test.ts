import { join } from 'node:path'
import { list, load } from '../src'
import { findingsOf, inWords, readFacts, rules } from '../src/conformance'
import type { Neighbour, Subject } from '../src/conformance'

const directoryOf = (name: string) => join(__dirname, '../src/destinations', name)
const neighbours: Neighbour[] = []

beforeAll(async () => {
  for (const folder of list()) {
    const { name, slug = null } = await load(folder)
    neighbours.push({ folder, name, slug })
  }
})

describe.each(list())('%s', (name) => {
  let subject: Subject

  beforeAll(async () => {
    const definition = await load(name)
    const directory = directoryOf(name)
    const others = neighbours.filter(({ folder }) => folder !== name)
    subject = { name, directory, definition, facts: readFacts(directory, definition.slug), others }
  })

  it.each(rules)('$code $title', (rule) => {
    expect(findingsOf(rule, subject).map(inWords)).toEqual([])
  })
})
