// Writes a workspace of many destinations, made from the public facts of this repository's own ones.
import { mkdirSync, readFileSync, readdirSync, symlinkSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const REPOSITORY = fileURLToPath(new URL('..', import.meta.url))
const FACTS = join(REPOSITORY, 'packages/destination-actions/fixtures/facts')

/**
 * Writes `count` destinations into the folder `root`, which is then a workspace for `ACTIONS_ROOT`.
 *
 * They take turns in following the facts of this repository's destinations. The copies of one differ: each has a name
 * and texts of its own and one action more than the copy before, so that small and large ones are mixed.
 */
export function writeWorkspace(root, count) {
  const originals = readdirSync(FACTS).map((file) => JSON.parse(readFileSync(join(FACTS, file), 'utf8')))
  const modules = join(root, 'node_modules')
  mkdirSync(modules, { recursive: true })
  // A folder of links, and not one link: what the CLI keeps in node_modules/.cache must not get into this repository's.
  for (const name of readdirSync(join(REPOSITORY, 'node_modules'))) {
    if (name !== '.cache') symlinkSync(join(REPOSITORY, 'node_modules', name), join(modules, name))
  }
  for (let index = 0; index < count; index++) {
    const original = originals[index % originals.length]
    const copy = Math.floor(index / originals.length)
    writeDestination(root, original, copy)
  }
}

function writeDestination(root, facts, copy) {
  const name = `${facts.name} ${copy + 1}`
  const folder = `${facts.slug.replace(/^actions-/, '')}-${copy + 1}`
  const directory = join(root, 'packages/destination-actions/src/destinations', folder)
  const actions = facts.actions.slice(0, 1 + (copy % facts.actions.length))
  const presets = facts.presets.filter(({ action }) => actions.some(({ key }) => key === action))
  write(join(directory, 'index.ts'), destinationSource(facts, { name, folder, actions, presets }))
  for (const action of actions) write(join(directory, action.key, 'index.ts'), actionSource(action, name))
}

function write(file, text) {
  mkdirSync(dirname(file), { recursive: true })
  writeFileSync(file, text)
}

function destinationSource(facts, { name, folder, actions, presets }) {
  const authentication = { scheme: facts.auth_scheme ?? 'custom', fields: settingsOf(facts.settings, name) }
  return `${presets.length > 0 ? "import { defaultValues } from '@segment/actions-core'\n" : ''}import type { DestinationDefinition } from '@segment/actions-core'
import type { Settings } from './generated-types'
${actions.map(({ key }) => `import ${key} from './${key}'\n`).join('')}
const destination: DestinationDefinition<Settings> = {
  name: ${inSource(name)},
  slug: ${inSource(`actions-${folder}`)},
  mode: 'cloud',
  description: ${inSource(`Sends events to ${name}.`)},
  authentication: ${inSource(authentication)},
  presets: [${presets.map(presetSource).join(', ')}],
  actions: { ${actions.map(({ key }) => key).join(', ')} }
}

export default destination
`
}

function presetSource({ name, type, action, trigger, event_slug, set = {} }) {
  const when = trigger === undefined ? `eventSlug: ${inSource(event_slug)}` : `subscribe: ${inSource(trigger)}`
  return `{
    name: ${inSource(name)},
    type: '${type}',
    partnerAction: '${action}',
    ${when},
    mapping: { ...defaultValues(${action}.fields), ...${inSource(set)} }
  }`
}

function actionSource({ key, default_subscription, perform_batch, sync_mode, dynamic_fields = [], fields }, name) {
  const batch = `,
  performBatch: (request, { payload }) => request('https://api.example.com/batch', { method: 'post', json: payload })`
  return `import type { ActionDefinition } from '@segment/actions-core'
import type { Settings } from '../generated-types'
import type { Payload } from './generated-types'

const action: ActionDefinition<Settings, Payload> = {
  title: ${inSource(`${wordsOf(key)} in ${name}`)},
  description: ${inSource(`Does for ${name} what its name says.`)},
  defaultSubscription: ${inSource(default_subscription ?? 'type = "track"')},${sync_mode ? `\n  syncMode: ${syncModeSource(sync_mode)},` : ''}
  fields: ${inSource(fieldsOf(fields, name))},
  dynamicFields: ${handlersSource(dynamic_fields)},
  perform: (request, { payload }) => request('https://api.example.com/send', { method: 'post', json: payload })${
    perform_batch ? batch : ''
  }
}

export default action
`
}

function syncModeSource({ default: chosen, choices }) {
  const labelled = choices.map((value) => ({ label: wordsOf(value), value }))
  return inSource({ label: 'Sync Mode', description: 'What becomes of records.', default: chosen, choices: labelled })
}

/** Handlers are named by their field, or by field and property. */
function handlersSource(names) {
  const handlers = {}
  for (const name of names) {
    const [field, property] = name.split('.')
    if (property === undefined) handlers[field] = 'HANDLER'
    else handlers[field] = { ...handlers[field], [property]: 'HANDLER' }
  }
  return inSource(handlers).replaceAll('"HANDLER"', 'async () => ({ choices: [] })')
}

/** Facts hold no texts, which are the larger part of a real definition. */
function fieldsOf(facts, name) {
  return Object.fromEntries(
    facts.map(({ key, hidden, properties, ...field }) => [
      key,
      {
        label: wordsOf(key),
        description: `What ${name} keeps as ${wordsOf(key)}. Take it from the event, or leave it empty where there is none.`,
        ...field,
        ...(hidden && { unsafe_hidden: true }),
        ...(properties && { properties: fieldsOf(properties, name) })
      }
    ])
  )
}

/** The settings of a connection; their choices have labels. */
function settingsOf(facts, name) {
  const settings = Object.entries(fieldsOf(facts, name)).map(([key, { choices, ...setting }]) => [
    key,
    { ...setting, ...(choices && { choices: choices.map((value) => ({ label: wordsOf(value), value })) }) }
  ])
  return Object.fromEntries(settings)
}

function wordsOf(key) {
  const words = key
    .replace(/([a-z\d])([A-Z])/g, '$1 $2')
    .replaceAll('_', ' ')
    .trim()
  return words.charAt(0).toUpperCase() + words.slice(1)
}

function inSource(value) {
  return JSON.stringify(value, null, 2)
}
