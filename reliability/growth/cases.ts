import {
  Destination,
  errorData,
  type DestinationDefinition,
  type JSONObject,
  type SegmentEvent
} from '@segment/actions-core'
import { JsonTextError } from '@segment/actions-input'
import { createRedactor } from '../../packages/actions-core/src/errors/redact'
import { mergeOptions } from '../../packages/actions-core/src/http/options'
import { get, pathsOfMapping, transform, validate as validateMapping } from '../../packages/actions-core/src/mapping'
import { fieldsToJsonSchema, removeEmptyValues, validatePayload } from '../../packages/actions-core/src/schema'
import { generateFql, parseFql, triggerWarnings, validate } from '../../packages/actions-core/src/trigger'
import { shellWords } from '../../packages/api-import/src/curl'
import { unifiedDiff } from '../../packages/cli/src/files/plan'
import { addAction } from '../../packages/cli/src/scaffold/add-action'

/** Work on input of a size. */
export interface Case {
  name: string
  /** The largest size that is tried: the limit of what the code accepts, where it has one. */
  largest: number
  /** Makes the input of a size, and returns the work. An error that says what is wrong with the input ends it, too. */
  prepare: (size: number) => () => unknown
}

const list = <T>(size: number, make: (index: number) => T): T[] =>
  Array.from({ length: size }, (_, index) => make(index))
const record = <T>(size: number, make: (index: number) => T) =>
  Object.fromEntries(list(size, (index) => [`k${index}`, make(index)]))
const value = { '@path': '$.data' }

/** A case in which a mapping is evaluated for an event with much data. */
function mapped(name: string, field: unknown, largest: number, data: (size: number) => unknown): Case {
  return {
    name,
    largest,
    prepare: (size) => {
      const event = { data: data(size) }
      return () => transform({ field } as never, event)
    }
  }
}

/** A case in which a text is read. */
function read(name: string, largest: number, text: (size: number) => string, parse: (text: string) => unknown): Case {
  return {
    name,
    largest,
    prepare: (size) => {
      const input = text(size)
      return () => parse(input)
    }
  }
}

/** Like {@link read}, each time with another text, as what was read before is remembered. */
function readAnew(...[name, largest, text, parse]: Parameters<typeof read>): Case {
  let run = 0
  return { name, largest, prepare: (size) => () => parse(`${text(size)}${run++}`) }
}

/** As many whole pieces as fit: what ends in the middle of one may be rejected sooner, at some sizes and not at others. */
const repeated = (piece: string, size: number) => piece.repeat(Math.floor(size / piece.length))
const items = (size: number) => list(size, (id) => ({ id, name: 'a', note: null }))

const DIRECTIVES: Case[] = [
  mapped('@path', value, 40_000, items),
  mapped('@template', { '@template': 'Hi {{data}}{{{data}}}!' }, 200_000, (size) => repeated('ab', size)),
  mapped('@template of a list', { '@template': '{{data}}' }, 40_000, (size) => list(size, String)),
  mapped('@if', { '@if': { blank: value, then: value, else: value } }, 40_000, items),
  mapped('@case', { '@case': { operator: 'upper', value } }, 200_000, (size) => repeated('ab', size)),
  mapped('@replace', { '@replace': { pattern: 'a', replacement: 'bb', value } }, 200_000, (size) =>
    repeated('ab', size)
  ),
  mapped(
    '@arrayPath',
    { '@arrayPath': ['$.data', { sku: { '@path': '$.id' }, all: { '@path': '$.' } }] },
    20_000,
    items
  ),
  mapped('@flatten', { '@flatten': { value, separator: '.' } }, 10_000, items),
  mapped('@flatten below a long key', { '@flatten': { value, separator: '.' } }, 2_000, (size) => ({
    ['a'.repeat(17_000)]: items(size)
  })),
  mapped('@json encode', { '@json': { mode: 'encode', value } }, 40_000, items),
  mapped('@json decode', { '@json': { mode: 'decode', value } }, 20_000, (size) => JSON.stringify(items(size))),
  mapped('@merge', { '@merge': { direction: 'right', objects: list(20, () => value) } }, 5_000, (size) =>
    record(size, String)
  ),
  mapped('@transform', { '@transform': { apply: { a: value }, mapping: { b: { '@path': '$.a' } } } }, 20_000, items),
  mapped('@excludeWhenNull', { '@excludeWhenNull': value }, 40_000, (size) =>
    record(size, (index) => (index % 2 ? null : index))
  ),
  mapped('@liquid', { '@liquid': '{{ data | upcase | split: "A" | join: "-" | size }}' }, 200_000, (size) =>
    repeated('ab', size)
  ),
  mapped('@liquid loop', { '@liquid': '{% for item in data %}{{ item.id }}{% endfor %}' }, 2_000, items),
  {
    name: '@literal, many values',
    largest: 9_000,
    prepare: (size) => {
      let run = 0
      // A mapping that was seen before is not compiled again.
      return () => transform({ run: run++, field: { '@literal': list(size, String) } } as never, {})
    }
  }
]

// Of a single backslash, an odd number is rejected at once.
const HOSTILE_TRIGGERS = [
  '(',
  'a ',
  'a.',
  '"',
  "'",
  '\\\\',
  '!(',
  ' ',
  'type=a ',
  'type = "a" or ',
  'contains(',
  '[5,',
  '= ',
  '"a\\" '
]

const fields = {
  list: {
    label: 'List',
    description: 'A list.',
    type: 'object',
    multiple: true,
    properties: {
      id: { label: 'ID', description: 'The ID.', type: 'integer' },
      name: { label: 'Name', description: 'The name.', type: 'string', format: 'email' }
    }
  },
  text: { label: 'Text', description: 'A text.', type: 'string', format: 'uri' }
} as const
const schema = fieldsToJsonSchema(fields as never)

const PARSERS: Case[] = [
  ...HOSTILE_TRIGGERS.map((piece) =>
    read(`trigger of ${JSON.stringify(piece)}`, 99_990, (size) => repeated(piece, size), parseFql)
  ),
  read(
    'trigger, decided and printed',
    99_990,
    (size) => list(size / 25, (index) => `properties.k${index} = 1`).join(' or '),
    (text) => {
      const tree = parseFql(text)
      return [generateFql(tree), validate(tree, {}), triggerWarnings(text)]
    }
  ),
  ...['{{', '{{a}}', '{{{', '}}', '{{ a '].map((piece) =>
    readAnew(
      `template of ${JSON.stringify(piece)}`,
      99_990,
      (size) => repeated(piece, size),
      (text) => transform({ field: { '@template': text } } as never, {})
    )
  ),
  ...['a.', '[', "['", '0]', '..', '"'].map((piece) =>
    readAnew(
      `path of ${JSON.stringify(piece)}`,
      99_990,
      (size) => repeated(piece, size),
      (text) => get({}, text)
    )
  ),
  ...['[', '{"a":', '"\\', '[1,', '1', ' ', '\n'].map((piece) =>
    // Without JSON.parse: what it takes for much nesting is V8's matter, and differs from run to run.
    read(
      `JSON of ${JSON.stringify(piece)}`,
      99_990,
      (size) => repeated(piece, size),
      (text) => new JsonTextError(text)
    )
  ),
  ...["'", '"', '\\', "$'", 'a ', '\\\n'].map((piece) =>
    read(`curl of ${JSON.stringify(piece)}`, 99_990, (size) => repeated(piece, size), shellWords)
  ),
  {
    name: 'mapping, checked and listed',
    largest: 9_000,
    prepare: (size) => {
      const mapping = record(size, (index) => ({ '@path': `$.properties.k${index}` })) as never
      return () => [validateMapping(mapping), pathsOfMapping(mapping)]
    }
  },
  {
    name: 'schema, valid',
    largest: 10_000,
    prepare: (size) => () =>
      validatePayload({ list: list(size, (id) => ({ id: String(id), name: 'a@example.com' })) }, fields as never)
  },
  {
    name: 'schema, not valid',
    largest: 4_000,
    prepare: (size) => () => validatePayload({ list: list(size, () => ({ id: 'x', name: '@' })) }, fields as never)
  },
  ...['a', 'http://', '%', '/', ':'].map((piece) =>
    read(
      `URI of ${JSON.stringify(piece)}`,
      99_990,
      (size) => repeated(piece, size),
      (text) => validatePayload({ text }, fields as never)
    )
  ),
  ...['a', '@', 'a@', '.a', '-'].map((piece) =>
    read(
      `email of ${JSON.stringify(piece)}`,
      99_990,
      (size) => repeated(piece, size),
      (name) => validatePayload({ list: [{ name }] }, fields as never)
    )
  ),
  {
    name: 'schema cleaning',
    largest: 20_000,
    prepare: (size) => () => removeEmptyValues({ list: items(size), more: null }, schema, true)
  },
  {
    name: 'request options',
    largest: 4_000,
    prepare: (size) => () =>
      mergeOptions({ json: record(size, items.bind(null, 1)) }, { json: record(size, items.bind(null, 1)) })
  },
  {
    name: 'request headers',
    largest: 2_000,
    prepare: (size) => () => mergeOptions({ headers: record(size, String) }, { headers: record(size, String) })
  },
  read(
    'redaction of a text',
    99_990,
    (size) => repeated('a-fake-tokem ', size),
    createRedactor(['a-fake-token', `${'a-fake-tokem '.repeat(9)}b`])
  ),
  {
    name: 'redaction of data',
    largest: 10_000,
    prepare: (size) => {
      const redact = createRedactor(['a-fake-token'])
      return () => redact([...items(size), 'a-fake-token'])
    }
  },
  {
    name: 'redaction of many secrets',
    largest: 2_000,
    prepare: (size) => () => createRedactor(list(size, (index) => `a-fake-token-${index}`))('a text')
  },
  {
    name: 'redaction of a long secret',
    largest: 28_000,
    prepare: (size) => () => createRedactor([repeated('a-fake-token+/ ', size)])('a text')
  },
  ...['\n', '    at ', '(', ':1:1', '    at /a\n', '    at /a:1:1\n'].map((piece) =>
    read(
      `error with ${JSON.stringify(piece)}`,
      99_990,
      (size) => repeated(piece, size),
      (text) => errorData(new TypeError(`${text}x`))
    )
  )
]

const definition: DestinationDefinition<JSONObject> = {
  name: 'Example',
  mode: 'cloud',
  actions: {
    send: {
      title: 'Send',
      description: 'Sends.',
      fields: { data: { label: 'Data', description: 'The data.', type: 'object' } },
      perform: (request, { payload }) => request('https://api.example.com', { method: 'post', json: payload }),
      performBatch: (request, { payload }) => request('https://api.example.com', { method: 'post', json: payload })
    }
  }
}
const subscription = {
  partnerAction: 'send',
  subscribe: 'type = "track"',
  mapping: { data: { '@path': '$.properties' } }
}
const event = (properties: object) => ({ type: 'track', properties }) as SegmentEvent

/** Delivers events to a vendor that answers with a body. */
function delivered(
  name: string,
  largest: number,
  body: (size: number) => string,
  run: (destination: Destination<JSONObject>, size: number) => unknown
): Case {
  return {
    name,
    largest,
    prepare: (size) => {
      const text = body(size)
      const transport = async () => new Response(text, { headers: { 'content-type': 'application/json' } })
      const destination = new Destination(definition, { transport })
      return () => run(destination, size)
    }
  }
}

const settings = { subscriptions: [subscription] }

const DELIVERIES: Case[] = [
  delivered(
    'delivery of a large event',
    20_000,
    () => '{}',
    (destination, size) => destination.onEvent(event(record(size, String)), settings)
  ),
  delivered(
    'delivery of a batch',
    4_000,
    () => '{}',
    (destination, size) =>
      destination.onBatch(
        list(size, (id) => event({ id })),
        settings
      )
  ),
  delivered(
    'answer that is large',
    99_990,
    (size) => JSON.stringify({ text: repeated('ab"', size) }),
    (destination) => destination.onEvent(event({}), settings)
  ),
  delivered(
    'answer that is nested',
    40_000,
    (size) => repeated('[', size),
    (destination) => destination.onEvent(event({}), settings)
  )
]

const COMMANDS: Case[] = [
  {
    name: 'diff of files',
    largest: 40_000,
    prepare: (size) => {
      const [before, after] = [7, 5].map((every) => list(size, (line) => `line ${line % every}`).join('\n'))
      return () => unifiedDiff(before!, after!)
    }
  },
  read(
    'action added to a file',
    2_000,
    (size) => `export default { actions: {\n${list(size, (index) => `  a${index}: { b: [1] }`).join(',\n')}\n} }`,
    (source) => addAction({ source, file: 'index.ts', exported: 'default', action: './sendEvent' }, 'sendEvent')
  )
]

/** All cases. */
export const CASES: readonly Case[] = [...DIRECTIVES, ...PARSERS, ...DELIVERIES, ...COMMANDS]
