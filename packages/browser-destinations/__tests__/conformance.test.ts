import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import type { DestinationDefinition } from '@segment/actions-core'
import { findingsOf, inWords, readFacts, rules } from '@segment/action-destinations/conformance'
import type { Subject } from '@segment/action-destinations/conformance'
import type { BrowserDestinationDefinition, PluginFactory, Subscription } from '../src/lib/browser-destinations'

interface Exports {
  destination: BrowserDestinationDefinition<object>
  default: PluginFactory
}

const parent = join(__dirname, '../src/destinations')
const directories = readdirSync(parent)
  .map((name) => join(parent, name))
  .filter((directory) => existsSync(join(directory, 'index.ts')))
const subjects = directories.map((directory): [string, Subject, Exports] => {
  const exports: Exports = require(directory)
  const name = directory.slice(parent.length + 1)
  // The rules look at what cloud and device definitions have in common, and at `settings`.
  const definition = exports.destination as unknown as DestinationDefinition
  return [name, { name, directory, definition, facts: readFacts(directory, definition.slug), others: [] }, exports]
})

describe.each(subjects)('%s', (name, subject, { destination, default: factory }) => {
  const others = subjects
    .filter(([other]) => other !== name)
    .map(([folder, { definition }]) => ({ folder, slug: definition.slug ?? null, name: definition.name }))

  it.each(rules)('$code $title', (rule) => {
    expect(findingsOf(rule, { ...subject, others }).map(inWords)).toEqual([])
  })

  it('runs on the device, in the web', () => {
    expect(destination.mode).toBe('device')
    expect(Object.values(destination.actions).map(({ platform }) => platform)).toEqual(
      Object.keys(destination.actions).map(() => 'web')
    )
  })

  it('declares the size that its bundle may have', () => {
    expect(require(join(subject.directory, 'budget'))).toEqual({ budget: expect.any(Number) })
  })

  it('makes a plugin of every action', async () => {
    const subscriptions: Subscription[] = Object.keys(destination.actions).map((partnerAction) => ({
      partnerAction,
      name: partnerAction,
      enabled: true,
      subscribe: 'type = "track"',
      mapping: {}
    }))
    expect(factory.pluginName).toBe(destination.name)
    const plugins = await factory({ subscriptions: subscriptions as never })
    expect(plugins.map((plugin) => plugin.name)).toEqual(
      Object.keys(destination.actions).map((key) => `${destination.name} ${key}`)
    )
  })
})
