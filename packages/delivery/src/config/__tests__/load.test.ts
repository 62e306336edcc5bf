import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import type { DestinationDefinition, SegmentEvent } from '@segment/actions-core'
import { ConfigError } from '../read-folder'
import { loadConfig, type LoadOptions } from '../load'

const definition: DestinationDefinition = {
  name: 'Mailer',
  mode: 'cloud',
  authentication: {
    scheme: 'custom',
    fields: {
      apiKey: { label: 'API Key', description: 'The key.', type: 'password', required: true },
      region: {
        label: 'Region',
        description: 'The region.',
        type: 'string',
        choices: [
          { label: 'EU', value: 'eu' },
          { label: 'US', value: 'us' }
        ]
      }
    }
  },
  presets: [
    {
      type: 'automatic',
      name: 'Greet people',
      partnerAction: 'send',
      subscribe: 'type = "identify"',
      mapping: { to: { '@path': '$.traits.email' }, text: 'Welcome!' }
    }
  ],
  actions: {
    send: {
      title: 'Send',
      description: 'Sends a mail.',
      syncMode: {
        label: 'Mode',
        description: 'The mode.',
        default: 'add',
        choices: [
          { label: 'Add', value: 'add' },
          { label: 'Delete', value: 'delete' }
        ]
      },
      fields: {
        to: { label: 'To', description: 'Who gets it.', type: 'string', required: true },
        text: { label: 'Text', description: 'What it says.', type: 'string', default: { '@path': '$.event' } }
      },
      perform: () => undefined
    }
  },
  asyncActions: {
    upload: {
      title: 'Upload',
      description: 'Starts an upload.',
      fields: {},
      performBatch: async () => ({ jobId: '1' }),
      performPoll: async () => ({ status: 'COMPLETED' })
    } as unknown as NonNullable<DestinationDefinition['asyncActions']>[string]
  }
}

const options = {
  env: { KEY: 'secret-1', WRITE_KEY: 'write-1' },
  loadDefinition: async (kind: string) => {
    if (kind === 'mailer') return definition
    throw new Error(`There is no destination '${kind}'.`)
  }
}

function folderOf(files: Record<string, string>): string {
  const folder = mkdtempSync(join(tmpdir(), 'delivery-config-'))
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true })
    writeFileSync(join(folder, name), text)
  }
  return folder
}

const SOURCES = `sources:
  website:
    writeKeys: ['\${WRITE_KEY}']
`

/** A destination, whose lines begin at line 4. */
const mailerWith = (more: string, subscription = '', settings = 'apiKey: "${KEY}"') => `${SOURCES}destinations:
  mail:
    kind: mailer
    settings: { ${settings} }
    subscriptions:
      greet:
        action: send
        trigger: type = "track"
        mapping: { to: ada@example.com }
${subscription}
${more}
`

const loaded = async (files: Record<string, string>, more: LoadOptions = {}) =>
  (await loadConfig(folderOf(files), { ...options, ...more })).config

describe('loadConfig', () => {
  test('joins YAML and JSON files of a folder and of those below it, and fills in secrets', async () => {
    const { sources, destinations, vendors, retention } = await loaded({
      'sources.yaml': SOURCES,
      'limits.json': '{ "vendors": { "mailer": { "concurrency": 3 } }, "retention": { "deadLettersFor": "2d" } }',
      'secrets/key.txt': 'secret-2\n',
      'destinations/mail.yml': `destinations:
  mail:
    kind: mailer
    enabled: false
    whileDisabled: keep
    settings: { apiKey: '\${file:secrets/key.txt}', region: '$\${eu}' }
    limits: { perSecond: 2.5, retryFor: 30m, linger: 250ms }
    subscriptions:
      greet: { preset: Greet people, orderBy: [userId, anonymousId] }
      note: { action: send, trigger: 'type = "track"', mapping: { to: a@b.c, text: null }, syncMode: delete, enabled: false }
`.replace('$${eu}', 'eu')
    })
    expect(sources).toEqual([{ id: 'website', writeKeys: ['write-1'], enabled: true }])
    expect([...vendors]).toEqual([['mailer', { concurrency: 3, perSecond: Infinity }]])
    expect(retention).toMatchObject({ deadLetters: 10_000, deadLettersMs: 172_800_000, countsMs: 604_800_000 })
    const [mail] = destinations
    expect(mail).toMatchObject({
      id: 'mail',
      kind: 'mailer',
      definition,
      enabled: false,
      whileDisabled: 'keep',
      settings: { apiKey: 'secret-2', region: 'eu' },
      limits: { concurrency: 10, perSecond: 2.5, retryForMs: 1_800_000, lingerMs: 250, attempts: Infinity }
    })
    const [greet, note] = mail!.subscriptions
    expect(greet).toMatchObject({
      id: 'greet',
      enabled: true,
      subscription: {
        ID: 'greet',
        ConfigID: 'mail',
        name: 'Greet people',
        partnerAction: 'send',
        subscribe: 'type = "identify"',
        mapping: { to: { '@path': '$.traits.email' }, text: 'Welcome!', __segment_internal_sync_mode: 'add' }
      }
    })
    expect(greet!.orderKey!({ type: 'track', anonymousId: 'a-1' })).toBe('a-1')
    expect(note).toMatchObject({
      enabled: false,
      subscription: { mapping: { to: 'a@b.c', __segment_internal_sync_mode: 'delete' } }
    })
    expect(note!.subscription.mapping).not.toHaveProperty('text')
  })

  const FAULTS: [string, Record<string, string>, string[]][] = [
    ['a file that does not parse', { 'a.yaml': 'sources:\n  - [' }, ['a.yaml:2:6: this does not parse']],
    [
      'an unknown key',
      { 'a.yaml': `${SOURCES}destination: {}` },
      ["a.yaml:4:1: there is no key 'destination'. Did you mean destinations?"]
    ],
    [
      'secrets without quotes between braces',
      { 'a.yaml': mailerWith('', '', 'apiKey: ${KEY}') },
      ['a.yaml:7:26: this does not parse: Unexpected flow-map-start at node end. Between braces or brackets, put']
    ],
    [
      'a value of the wrong type',
      { 'a.yaml': 'sources:\n  web:\n    writeKeys: abc' },
      ["a.yaml:3:5: 'sources.web.writeKeys' must be a list but it is a string."]
    ],
    [
      'the same name in two files',
      { 'a.yaml': SOURCES, 'b.json': '{\n  "sources": {\n    "website": { "writeKeys": ["x"] } } }' },
      ["b.json:3:5: 'sources.website' is also in"]
    ],
    [
      'the same write key twice',
      { 'a.yaml': `${SOURCES}  app:\n    writeKeys: [x, write-1]` },
      ['a.yaml:5:20: this write key also belongs to the source website.']
    ],
    [
      'a write key twice in a source',
      { 'a.yaml': 'sources: { web: { writeKeys: [k-1, k-1] } }' },
      ['a.yaml:1:36: this write key is there twice.']
    ],
    [
      'names that are not names',
      {
        'a.yaml': `sources: { web: { writeKeys: [k-1] }, my web: { writeKeys: [k-2] }, ${'x'.repeat(65)}: { writeKeys: [k-3] } }`
      },
      [
        'a.yaml:1:39: the name my web must begin with a letter or digit,',
        `a.yaml:1:69: the name ${'x'.repeat(65)} must begin with a letter or digit, hold only those and _ . - and have at most 64`
      ]
    ],
    ['no source', { 'a.yaml': 'destinations: {}' }, ['a.yaml:1:1: there is no source.']],
    [
      'a variable that is not set',
      { 'a.yaml': mailerWith('', '', 'apiKey: "${NOPE}"') },
      ['a.yaml:7:17: the environment variable NOPE is not set.']
    ],
    [
      'a secret file that is missing',
      { 'a.yaml': mailerWith('', '', 'apiKey: "${file:nope}"') },
      ['a.yaml:7:17: the file nope cannot be read. There is no such file.']
    ],
    [
      'an unknown kind',
      { 'a.yaml': mailerWith('').replace('kind: mailer', 'kind: mailr') },
      ["a.yaml:6:5: There is no destination 'mailr'."]
    ],
    [
      'settings',
      { 'a.yaml': mailerWith('', '', 'region: asia, aipKey: x') },
      [
        "a.yaml:7:31: Mailer has no setting 'aipKey'. Did you mean apiKey?",
        "a.yaml:7:5: The root value is missing the required field 'apiKey'.",
        'a.yaml:7:17: Region must be one of'
      ]
    ],
    [
      'an unknown source',
      { 'a.yaml': mailerWith('    sources: [app]') },
      ["a.yaml:14:15: there is no source 'app'. Available: website."]
    ],
    [
      'an unknown action',
      { 'a.yaml': mailerWith('').replace('action: send', 'action: sent') },
      ["a.yaml:10:9: Mailer has no action 'sent'. Did you mean send?"]
    ],
    [
      'an asynchronous action',
      { 'a.yaml': mailerWith('').replace('action: send', 'action: upload') },
      ["a.yaml:10:9: the action 'upload' is asynchronous: it starts a job at the vendor"]
    ],
    [
      'a trigger',
      { 'a.yaml': mailerWith('').replace('type = "track"', 'type = "track" and') },
      ['a.yaml:11:9: No condition stands between "and"']
    ],
    [
      'a trigger that never matches',
      { 'a.yaml': mailerWith('').replace('type = "track"', 'matches(event, "Order *") or type = "trak"') },
      [
        "a.yaml:11:9: ',' is not an operator, so it never holds.",
        `a.yaml:11:9: 'type = "trak"' never holds: type is one of`
      ]
    ],
    [
      'a secret of a mapping that is missing',
      { 'a.yaml': mailerWith('').replace('ada@example.com', '"${ADDRESS}"') },
      ['a.yaml:12:20: the environment variable ADDRESS is not set.']
    ],
    [
      'a directive',
      { 'a.yaml': mailerWith('').replace('ada@example.com', '{ "@nope": 1 }') },
      ['a.yaml:12:20: /to has an invalid directive: @nope.']
    ],
    [
      'fields',
      { 'a.yaml': mailerWith('').replace('to: ada', 'too: ada') },
      [
        "a.yaml:12:20: there is no field 'too'. Did you mean to?",
        "a.yaml:12:9: the mapping lacks the required field 'to'."
      ]
    ],
    [
      'a filter',
      { 'a.yaml': mailerWith('    filters:\n      - { do: drop }\n      - { do: dorp }') },
      ["a.yaml:16:9: Filter 2: 'do' must be"]
    ],
    [
      'a filter that never applies',
      { 'a.yaml': mailerWith(`    filters:\n      - { do: drop, trigger: 'type = "trak"' }`) },
      [`a.yaml:15:21: 'type = "trak"' never holds`]
    ],
    [
      'a table that does not parse',
      {
        'a.yaml': `${SOURCES}enrich: [{ table: enrich/t.yaml, by: userId, into: x }]`,
        'enrich/t.yaml': 'a: 1\nb: : 2'
      },
      ['enrich/t.yaml:2:4: this does not parse: ']
    ],
    [
      'a table that is a list',
      { 'a.yaml': `${SOURCES}enrich: [{ table: enrich/t.json, by: userId, into: x }]`, 'enrich/t.json': '[1]' },
      ['a.yaml:4:10: the table enrich/t.json must hold an object']
    ],
    [
      'a function that does not load',
      {
        'a.yaml': `${SOURCES}enrich: [{ function: enrich/f.js }]`,
        'enrich/f.js': '// No database.\nthrow new Error("no database.")'
      },
      ['enrich/f.js:2:7: this does not load: no database.']
    ],
    [
      'a function that is none',
      { 'a.yaml': `${SOURCES}enrich: [{ function: enrich/f.js }]`, 'enrich/f.js': 'exports.default = 7' },
      ['a.yaml:4:10: enrich/f.js exports no function.']
    ],
    [
      'an enrichment',
      { 'a.yaml': mailerWith('    enrich:\n      - { table: enrich/none.yaml, by: userId, into: context.x }') },
      ['a.yaml:15:9: the file enrich/none.yaml cannot be read: there is none.']
    ],
    [
      'a time',
      { 'a.yaml': mailerWith('    limits: { retryFor: 4 hours }') },
      ["a.yaml:14:15: 'destinations.mail.limits.retryFor' must be a time such as"]
    ],
    [
      'limits of a kind that no destination has',
      { 'a.yaml': mailerWith('vendors: { mailr: { concurrency: 1 } }') },
      ["a.yaml:14:12: there is no destination of the kind 'mailr'. Did you mean mailer?"]
    ],
    ['an empty folder', {}, ['there is no YAML or JSON file.']]
  ]
  test.each(FAULTS)('reports %s with file and line', async (_, files, expected) => {
    const error = await loaded(files).then(
      () => undefined,
      (thrown: unknown) => thrown
    )
    expect(error).toBeInstanceOf(ConfigError)
    const { message, faults } = error as ConfigError
    for (const part of expected) expect(message).toContain(part)
    expect(faults).toHaveLength(expected.length)
    expect(message).not.toMatch(/secret-1|write-1(?!\])/)
  })

  test('enriches by tables and functions, then filters', async () => {
    const errors: unknown[] = []
    const files = {
      'a.yaml': `enrich:
  - { table: enrich/plans.json, by: $.userId, into: context.account.plan }
${mailerWith(`    enrich:
      - { function: enrich/shout.js }
    filters:
      - { trigger: 'context.account.plan = "internal"', do: drop }
      - { do: drop-properties, properties: [properties.card] }`)}`,
      'enrich/plans.json': '{ "u-1": "pro", "u-2": "internal" }',
      'enrich/shout.js': 'exports.default = async (event) => void (event.properties.shout = event.event.toUpperCase())'
    }
    const { destinations } = await loaded(files, { onEnrichmentError: (error) => errors.push(error) })
    const enrich = destinations[0]!.beforeMapping!
    const event: SegmentEvent = {
      type: 'track',
      event: 'hi',
      userId: 'u-1',
      properties: { card: '4111' },
      context: { ip: '1' }
    }
    const given = structuredClone(event)
    expect(await enrich(event)).toEqual({
      type: 'track',
      event: 'hi',
      userId: 'u-1',
      properties: { shout: 'HI' },
      context: { ip: '1', account: { plan: 'pro' } }
    })
    expect(event).toEqual(given)
    expect(await enrich({ ...event, userId: 'u-2' })).toBeUndefined()
    await expect(enrich({ type: 'identify' })).rejects.toThrow(/enrich\/shout\.js:1:\d+: .*toUpperCase/)
    expect(errors).toEqual([expect.objectContaining({ message: expect.stringContaining('toUpperCase') })])
  })

  test('fills secrets into mappings, and names them; a kind may be a slug', async () => {
    const text = mailerWith('vendors: { actions-mailer: { concurrency: 2 } }')
      .replace('kind: mailer', 'kind: actions-mailer')
      .replace('ada@example.com', () => '"${TO}", text: "Total: ${{properties.total}}, $${TO}"')
    const env = { ...options.env, TO: 'secret-to' }
    const loadDefinition = async () => definition
    const { config } = await loadConfig(folderOf({ 'a.yaml': text }), { env, loadDefinition })
    const [mail] = config.destinations
    expect(mail!.subscriptions[0]!.subscription.mapping).toMatchObject({
      to: 'secret-to',
      text: 'Total: ${{properties.total}}, ${TO}'
    })
    expect(mail).toMatchObject({ kind: 'mailer', secrets: ['secret-to'] })
    expect([...config.vendors.keys()]).toEqual(['mailer'])
  })

  test('digests change with what they digest, and with nothing else', async () => {
    const digests = async (text: string, env: Record<string, string> = { ...options.env, TO: 'b' }) => {
      const { config } = await loadConfig(folderOf({ 'a.yaml': text }), { ...options, env })
      const [mail] = config.destinations
      return { all: config.digest, settings: mail!.settingsDigest, greet: mail!.subscriptions[0]!.digest }
    }
    const first = await digests(mailerWith(''))
    expect(await digests(`# A comment.\n${mailerWith('')}`)).toEqual(first)
    const rotated = await digests(mailerWith(''), { ...options.env, KEY: 'secret-2' })
    expect(rotated).toMatchObject({ greet: first.greet })
    expect(rotated.settings).not.toBe(first.settings)
    expect(rotated.all).not.toBe(first.all)
    const mapped = await digests(mailerWith('').replace('ada@', 'bob@'))
    expect(mapped).toMatchObject({ settings: first.settings })
    expect(mapped.greet).not.toBe(first.greet)
    const filled = mailerWith('').replace('ada@example.com', '"${TO}"')
    const [old, renewed] = [await digests(filled, { ...options.env, TO: 'a' }), await digests(filled)]
    expect(old.all).not.toBe(renewed.all)
    expect(old.greet).not.toBe(renewed.greet)
  })
})
