import { bool, count, get, list, object, path, record, ref, text, write, type Schema } from './open-api-parts'

const name = path('name')

/** The routes for destinations, their settings and accounts. */
export const ACCOUNT_PATHS = {
  '/session': { get: get('The token that other calls than GET need, and its header', 'Session') },
  '/destinations': { get: get('The destinations that are served', 'Destinations') },
  '/destinations/{name}': { get: get('A destination: fields, presets and settings', 'Destination', name) },
  '/destinations/{name}/settings': {
    get: get('The stored settings, without secrets', 'Settings', name),
    put: write('Store settings', 'SettingsChange', 'Settings', name)
  },
  '/destinations/{name}/authenticate': {
    post: write('Test the stored settings with the vendor', 'Nothing', 'Authentication', name)
  },
  '/destinations/{name}/login': {
    get: get('The OAuth client, and how the last login stands', 'Login', name),
    post: write('Start a login: its address waits for the user', 'LoginCall', 'Login', name)
  },
  '/destinations/{name}/refresh': {
    post: write('Refresh the OAuth tokens and save them', 'Nothing', 'Refresh', name)
  }
}

/** Their schemas. */
export const ACCOUNT_SCHEMAS: Record<string, Schema> = {
  Session: object({
    token: text,
    header: text,
    rewrites: { ...record, description: 'Where requests of real runs go instead, by origin; * is for all others.' },
    delivery: { ...bool, description: 'Whether the server shows a delivery.' }
  }),
  Destinations: object({
    destinations: list({
      oneOf: [
        object({
          name: text,
          title: text,
          slug: { type: ['string', 'null'] },
          mode: text,
          actions: list(text),
          isReady: { ...bool, description: 'Whether the settings are complete and valid.' },
          mappings: object({ total: count, enabled: count }),
          'error?': { ...text, description: 'Why the newest code does not load. The last code that did goes on.' }
        }),
        object({ name: text, error: text })
      ]
    })
  }),
  Destination: object({
    name: text,
    definition: ref('Definition'),
    settings: ref('Settings'),
    'error?': { ...text, description: 'Why the newest code does not load. The last code that did goes on.' }
  }),
  Definition: {
    type: 'object',
    required: ['name', 'slug', 'mode', 'authentication', 'audience', 'actions', 'asyncActions', 'presets'],
    properties: {
      name: text,
      slug: { type: ['string', 'null'] },
      mode: text,
      authentication: {
        type: ['object', 'null'],
        required: ['scheme', 'fields'],
        properties: { scheme: text, fields: { type: 'object', additionalProperties: ref('InputField') } }
      },
      actions: { type: 'object', additionalProperties: ref('Action') },
      asyncActions: { type: 'object', additionalProperties: ref('Action') },
      presets: list({ type: 'object', required: ['partnerAction', 'subscribe'] })
    }
  },
  Action: {
    type: 'object',
    required: ['title', 'description', 'defaultSubscription', 'fields', 'hasPerformBatch', 'dynamicFields'],
    properties: {
      title: text,
      description: text,
      defaultSubscription: { type: ['string', 'null'] },
      fields: { type: 'object', additionalProperties: ref('InputField') },
      hasPerformBatch: bool,
      dynamicFields: list(text)
    }
  },
  InputField: {
    type: 'object',
    required: ['label', 'type', 'dynamic'],
    properties: { label: text, type: text, dynamic: bool }
  },
  Settings: object({
    file: { ...text, description: 'The file, relative to the workspace.' },
    settings: { ...record, description: 'The declared settings that are not secret.' },
    secrets: { ...list(text), description: 'The secret settings that are set. Their values are never sent.' },
    oauth: { ...list(text), description: 'The parts of the OAuth connection that are set.' },
    environment: { ...list(text), description: 'The settings that environment variables override.' },
    problems: { ...list(text), description: 'What is missing or invalid.' }
  }),
  SettingsChange: object({
    settings: {
      ...record,
      description: 'New values by key; null removes a setting. Other settings, such as secrets that are not sent, stay.'
    }
  }),
  Authentication: object({
    ok: bool,
    'error?': text,
    'fields?': { type: 'object', additionalProperties: text },
    exchanges: list(ref('Exchange'))
  }),
  Login: object({
    client: { ...record, description: 'authorizeUrl, tokenUrl, clientId and scope, as far as they are known.' },
    hasClientSecret: bool,
    'state?': { enum: ['waiting', 'done', 'failed'] },
    'address?': { ...text, description: 'Where the user allows the access.' },
    'report?': record,
    'error?': text
  }),
  LoginCall: object({
    'authorizeUrl?': text,
    'tokenUrl?': text,
    'clientId?': text,
    'clientSecret?': text,
    'scope?': text
  }),
  Refresh: object({ file: text, rotated: bool }),
  Nothing: object({})
}
