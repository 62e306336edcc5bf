import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { factsOf, describeFinding } from '..'
import { checkFacts } from '../check-facts'
import { subjectOf } from '../subject'
import { subjectWith } from './sample'
import type { Breakable } from './sample'

/** What is wrong with the sample after a change, where facts are kept of its slug and of another one. */
function faults(change: (definition: Breakable) => void): string[] {
  const { name, directory, definition, others } = subjectWith(change)
  const facts = join(directory, '../../../fixtures/facts')
  mkdirSync(facts, { recursive: true })
  for (const slug of ['actions-sample', 'actions-other']) {
    const known = subjectWith((d) => Object.assign(d, { slug, name: slug === 'actions-other' ? 'Other' : 'Sample' }))
    writeFileSync(join(facts, `${slug}.json`), JSON.stringify(factsOf(known.definition)))
  }
  return checkFacts(subjectOf({ name, directory }, definition, others)).map(describeFinding)
}

describe('the facts of a destination', () => {
  it('are those of its slug', () => {
    expect(faults(() => undefined)).toEqual([])
  })

  it.each([
    ['of another destination', 'actions-other', '"actions-other"'],
    ['that nobody has', 'actions-smaple', '"actions-smaple"'],
    ['that is missing', undefined, '""']
  ])('are those of its folder where it has a slug %s', (_, slug, written) => {
    expect(faults((d) => (d.slug = slug))).toEqual([
      `slug: the facts have "actions-sample", the definition has ${written}. Follow the facts.`
    ])
  })
})
