import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { defaultValues } from '@segment/actions-core'
import type { DestinationDefinition } from '@segment/actions-core'
import { list, load } from '@segment/action-destinations'
import { behaviourInBrowsers, makePageCandidate, readDeclaration } from '@segment/action-destinations/behaviour'
import { findingsOf, describeFinding, isCompanion, rules, subjectOf } from '@segment/action-destinations/conformance'
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
  return [name, subjectOf({ name, directory }, definition, []), exports]
})

let clouds: [folder: string, DestinationDefinition][]

beforeAll(async () => {
  clouds = await Promise.all(list().map(async (folder) => [folder, await load(folder)] as const))
})

describe.each(subjects)('%s', (_, subject, { destination, default: factory }) => {
  let others: Subject['others']

  beforeAll(() => {
    const devices = subjects.map(([folder, { definition }]) => [folder, definition] as const)
    others = [...clouds, ...devices]
      .filter(([, definition]) => definition !== subject.definition)
      .map(([folder, definition]) => ({ folder, slug: definition.slug ?? null, name: definition.name }))
  })

  it.each(rules)('$code $title', (rule) => {
    expect(findingsOf(rule, { ...subject, others }).map(describeFinding)).toEqual([])
  })

  it.each(behaviourInBrowsers)('$title', async ({ check }) => {
    const candidate = await makePageCandidate(subject.definition, readDeclaration(subject.directory))
    expect((await check(candidate)).map(describeFinding)).toEqual([])
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

const companions = subjects.filter(([name, { definition }]) =>
  list().some((cloud) => isCompanion({ folder: name, slug: definition.slug ?? null }, cloud))
)

describe.each(companions)('%s, the companion of a cloud destination', (name, { definition: companion }) => {
  let cloud: DestinationDefinition

  beforeAll(() => {
    cloud = clouds.find(([folder]) => isCompanion({ folder: name, slug: companion.slug ?? null }, folder))![1]
  })

  it('has its slug and its name', () => {
    expect([companion.slug, companion.name]).toEqual([cloud.slug, cloud.name])
  })

  it('has no action that the cloud destination has too', () => {
    expect(Object.keys(companion.actions).filter((key) => Object.hasOwn(cloud.actions, key))).toEqual([])
  })

  it("fits the cloud destination's presets", () => {
    const presets = (cloud.presets ?? []).filter(({ partnerAction }) => !Object.hasOwn(cloud.actions, partnerAction))
    expect(presets.map(({ partnerAction, mapping }) => [partnerAction, mapping])).toEqual(
      presets.map(({ partnerAction }) => [partnerAction, defaultValues(companion.actions[partnerAction]!.fields)])
    )
  })
})
