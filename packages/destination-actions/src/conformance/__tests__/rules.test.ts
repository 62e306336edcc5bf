import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { brokenRules, rules } from '..'
import { subjectWith } from './sample'
import type { Breakable } from './sample'

describe('the rules', () => {
  it('find nothing in a sound destination', () => {
    expect(brokenRules(subjectWith(() => undefined))).toEqual([])
  })

  it('have codes of their own, in order', () => {
    const codes = rules.map(({ code }) => code)
    expect(codes).toEqual([...new Set(codes)].toSorted())
  })

  it('are all shown to fail', () => {
    // Beside this file there is one for each file of rules.
    const texts = readdirSync(__dirname).map((file) => readFileSync(join(__dirname, file), 'utf8'))
    const isShown = (title: string) => texts.some((text) => text.includes(`'${title}'`))
    expect(rules.map(({ title }) => title).filter((title) => !isShown(title))).toEqual([])
  })
})

describe('fixes', () => {
  const fixes = (change: (definition: Breakable) => void) =>
    brokenRules({ ...subjectWith(change), facts: undefined }).map(({ finding }) => [finding.place, finding.fix])

  it.each<[(definition: Breakable) => void, string, unknown]>([
    [(d) => (d.authentication.fields.apiKey.type = 'string'), 'authentication.fields.apiKey.type', 'password'],
    [(d) => delete d.slug, 'slug', 'actions-sample'],
    [(d) => (d.actions.send.title = ' Send '), 'actions.send.title', 'Send'],
    [(d) => (d.actions.send.fields.batch_size.default = '10'), 'actions.send.fields.batch_size.default', 10],
    [(d) => (d.actions.send.fields.batch_size.default = 'ten'), 'actions.send.fields.batch_size.default', undefined]
  ])('are offered where they are safe: %s', (change, place, fix) => {
    expect(fixes(change)).toEqual([[place, fix]])
  })
})
