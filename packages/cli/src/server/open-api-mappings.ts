import { any, bool, count, get, list, object, path, record, ref, text, write, type Schema } from './open-api-parts'

const mapping = { name: text, enabled: bool, partnerAction: text, subscribe: text, mapping: record }

const deed: Schema = { enum: ['drop', 'drop-properties', 'keep-properties'] }

/** How an event becomes a payload. */
export const EXPLANATION = {
  filters: list(ref('FilterResult')),
  'filtered?': { ...record, description: 'The event as the filters left it, if they removed something.' },
  trigger: { anyOf: [{ type: 'null' }, ref('Trigger')] },
  fields: list(ref('Field')),
  problems: list({ type: 'object', required: ['path', 'message'], properties: { path: text, message: text } }),
  mappingError: { type: ['string', 'null'] },
  'times?': { type: 'object', additionalProperties: { type: 'number' }, description: 'Milliseconds of each stage.' }
}

const name = path('name')

/** The routes for mappings and filters, and what they make of events. */
export const MAPPINGS_PATHS = {
  '/destinations/{name}/mappings': {
    get: get('The stored mappings', 'Mappings', name),
    put: write('Replace the stored mappings', 'MappingsChange', 'Mappings', name)
  },
  '/destinations/{name}/filters': {
    get: get('The stored filters, which run before all mappings', 'Filters', name),
    put: write('Replace the stored filters', 'Filters', 'Filters', name)
  },
  '/destinations/{name}/explain': {
    post: write('Explain trigger, mapping and validation of events', 'Call', 'Explanations', name)
  },
  '/destinations/{name}/hooks': {
    post: write('Run a hook of an action, as when a mapping is saved', 'HookCall', 'Hook', name)
  },
  '/destinations/{name}/choices': {
    post: write('Ask the vendor for the choices of a dynamic field', 'ChoicesCall', 'Choices', name)
  }
}

/** Their schemas. */
export const MAPPINGS_SCHEMAS: Record<string, Schema> = {
  Mapping: object({ id: text, ...mapping }),
  NewMapping: object({ 'id?': { ...text, description: 'Default: made by the server.' }, ...mapping }),
  Mappings: object({ mappings: { ...list(ref('Mapping')), maxItems: 50 }, most: count }),
  MappingsChange: object({ mappings: { ...list(ref('NewMapping')), maxItems: 50 } }),
  Filter: object({
    'name?': text,
    'trigger?': { ...text, description: 'Default: every event.' },
    do: deed,
    'properties?': {
      ...list(text),
      description: 'Paths such as properties.email; in a list, they apply to each element.'
    },
    'enabled?': { ...bool, description: 'Default: true.' }
  }),
  Filters: object({ filters: list(ref('Filter')) }),
  HookCall: object({
    action: { ...text, description: 'The key of the action.' },
    hook: { enum: ['onMappingSave', 'retlOnMappingSave'] },
    'inputs?': { ...record, description: 'The values of its input fields, by key.' },
    'earlier?': { ...record, description: 'What the mapping has of the hook: its inputs and outputs.' },
    'mode?': { enum: ['dry', 'stand-in', 'real'], description: 'Default: dry.' },
    'script?': { ...text, description: 'How the stand-in answers. Default: 200.' }
  }),
  Hook: object({
    'successMessage?': text,
    'savedData?': { ...any, description: 'The outputs, for `<hook>.outputs` in the mapping.' },
    'error?': { type: 'object', required: ['message'], properties: { message: text, code: text } },
    'fields?': { type: 'object', additionalProperties: text, description: 'What is wrong with the inputs, by key.' },
    exchanges: list(ref('Exchange'))
  }),
  Choices: object({
    choices: list({ type: 'object', required: ['label', 'value'], properties: { label: text, value: text } }),
    'nextPage?': { ...text, description: 'Send it as `page` for more choices.' },
    'error?': { type: 'object', required: ['message'], properties: { message: text } },
    exchanges: list(ref('Exchange'))
  }),
  ChoicesCall: object({
    action: { ...text, description: 'The key of the action.' },
    field: { ...text, description: 'The key of a dynamic field, or `object.key`.' },
    'payload?': { ...record, description: 'What the event becomes, for fields whose choices depend on others.' },
    'hook?': { ...text, description: 'The hook whose input field it is. Default: a field of the action.' },
    'hookInputs?': record,
    'page?': text,
    'query?': { ...text, description: 'What the person has typed.' }
  }),
  Call: object({
    action: { ...text, description: 'The key of the action.' },
    'mapping?': record,
    'subscribe?': { ...text, description: 'The trigger. Default: every event matches.' },
    events: { ...list(record), minItems: 1, maxItems: 1000 },
    'batch?': { ...bool, description: 'Whether the events are one batch. Default false.' }
  }),
  Explanations: object({ events: list(object(EXPLANATION)) }),
  FilterResult: object({
    name: text,
    do: deed,
    trigger: { anyOf: [{ type: 'null' }, ref('Trigger')] },
    applied: bool,
    removed: { ...list(text), description: 'The paths of what the filter removed.' }
  }),
  Trigger: object({
    text,
    origin: text,
    met: bool,
    conditions: list(object({ depth: count, text, holds: bool, 'path?': text, 'actual?': any }))
  }),
  Field: object({
    key: text,
    required: { enum: [true, false, 'conditional'] },
    origin: { type: ['string', 'null'] },
    'expression?': any,
    reads: list(object({ path: text, 'value?': any })),
    'mapped?': any,
    'payload?': any,
    changes: list(object({ path: text, what: text })),
    'error?': { ...text, description: 'Why the field cannot be mapped.' }
  })
}
