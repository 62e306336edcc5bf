import { mkdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { TemporaryWorkspace } from '../../scaffold/__tests__/temporary-workspace'

/** This repository. */
export const REPOSITORY = resolve(__dirname, '../../../../..')

/** The origin that the destinations of the workspace send to. */
export const API = 'https://api.example.com'

const TESTS = `testAuthentication: (request) => request('${API}/me')`
const ACTIONS = `extendRequest: ({ auth }) => ({ headers: { authorization: 'Bearer ' + auth?.accessToken } }), actions: {}`

/** A destination that refreshes; the function's result is up to `result`, an expression over `data`. */
const refreshing = (name: string, result: string) => `export default {
  name: '${name}', slug: 'actions-${name}', mode: 'cloud',
  authentication: {
    scheme: 'oauth2',
    fields: {},
    ${TESTS},
    refreshAccessToken: async (request, { auth }) => {
      const form = { grant_type: 'refresh_token', refresh_token: auth.refreshToken, client_id: auth.clientId, client_secret: auth.clientSecret }
      const { data } = await request('${API}/any/token', { method: 'post', json: form })
      return ${result}
    }
  },
  ${ACTIONS}
}
`

/** Destinations by folder: a good one, three with a fault in their refresh, and two without OAuth. */
const SOURCES: Record<string, string> = {
  'my-tool': refreshing('my-tool', '{ accessToken: data.access_token, refreshToken: data.refresh_token }'),
  forgetful: refreshing('forgetful', '{ accessToken: data.access_token }'),
  empty: refreshing('empty', '{}'),
  unable: `export default { name: 'unable', slug: 'actions-unable', mode: 'cloud', authentication: { scheme: 'oauth2', fields: {}, ${TESTS} }, ${ACTIONS} }`,
  keyed: `export default {
    name: 'keyed', slug: 'actions-keyed', mode: 'cloud',
    authentication: { scheme: 'custom', fields: { apiKey: { label: 'Key', description: 'The key.', type: 'password', required: true } }, ${TESTS} },
    extendRequest: ({ settings }) => ({ headers: { authorization: 'Bearer ' + settings.apiKey } }), actions: {}
  }`,
  open: `export default { name: 'open', slug: 'actions-open', mode: 'cloud', actions: {} }`
}

/** A workspace that holds them. */
export function makeOAuthWorkspace(): TemporaryWorkspace {
  const workspace = new TemporaryWorkspace()
  for (const [name, source] of Object.entries(SOURCES)) workspace.addDestination(name, source)
  // In place of the few packages that it has.
  rmSync(join(workspace.root, 'node_modules'), { recursive: true })
  symlinkSync(join(REPOSITORY, 'node_modules'), join(workspace.root, 'node_modules'))
  return workspace
}

/** Writes the settings file of a destination. */
export function writeSettings(root: string, name: string, settings: unknown): void {
  mkdirSync(join(root, '.settings'), { recursive: true })
  writeFileSync(join(root, '.settings', `actions-${name}.json`), JSON.stringify(settings))
}
