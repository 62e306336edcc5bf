import { spawn } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { wordsOf } from '../../__tests__/all-commands'
import { runCommand } from '../../__tests__/commands'
import { ProcessRun, type ProcessResult } from '../../__tests__/processes'
import { startVendor, type Vendor } from '../../__tests__/vendor'

const REPOSITORY = resolve(__dirname, '../../../../..')

const API = 'https://api.parcel.example.com'

/** A destination with a secret setting, tokens, a trigger, presets, types to convert and a batch with mixed results. */
const PARCEL = `
import { MultiStatusResponse, type DestinationDefinition } from '@segment/actions-core'

const API = '${API}'

const destination: DestinationDefinition<{ apiKey: string; region?: string }> = {
  name: 'Parcel',
  slug: 'actions-parcel',
  mode: 'cloud',
  authentication: {
    scheme: 'oauth2',
    fields: {
      apiKey: { label: 'API Key', description: 'The key.', type: 'password', required: true },
      region: { label: 'Region', description: 'Where.', type: 'string' }
    },
    refreshAccessToken: async (request, { auth }) => {
      const { data } = await request<{ access_token: string }>(API + '/token', { method: 'post', json: { refresh: auth.refreshToken } })
      return { accessToken: data.access_token }
    }
  },
  extendRequest: ({ settings, auth }) => ({
    headers: { 'x-parcel-key': settings.apiKey, ...(auth?.accessToken && { authorization: 'Bearer ' + auth.accessToken }) }
  }),
  presets: [
    { type: 'automatic', name: 'Refunds', partnerAction: 'ship', subscribe: 'event = "Order Refunded"', mapping: { id: 'refund' } }
  ],
  actions: {
    ship: {
      title: 'Ship',
      description: 'Ships an order.',
      defaultSubscription: 'type = "track" and event = "Order Completed"',
      fields: {
        id: { label: 'Order', description: 'The id.', type: 'string', required: true, default: { '@path': '$.properties.order_id' } },
        weight: { label: 'Weight', description: 'In grams.', type: 'integer' },
        tags: { label: 'Tags', description: 'Words.', type: 'string', multiple: true },
        mail: { label: 'Mail', description: 'The address.', type: 'string', format: 'email' },
        note: { label: 'Note', description: 'Anything.', type: 'string' },
        box: { label: 'Box', description: 'Its size.', type: 'object', properties: { width: { label: 'Width', type: 'number' } } }
      },
      perform: (request, { payload, settings }) => request(API + '/parcels?key=' + settings.apiKey, { method: 'post', json: payload }),
      performBatch: async (request, { payload }) => {
        await request(API + '/batch', { method: 'post', json: payload })
        const results = new MultiStatusResponse()
        for (const each of payload) {
          if (each.id === 'heavy') results.pushErrorResponse({ status: 429, errormessage: 'Too heavy for now.' })
          else results.pushSuccessResponse({ status: 201, sent: each, body: { shipped: each.id } })
        }
        return results
      }
    },
    cancel: {
      title: 'Cancel',
      description: 'Cancels an order.',
      fields: {},
      perform: (request, { payload }) => request(API + '/cancel', { method: 'post', json: payload })
    }
  }
}

export default destination
`

/** A workspace that holds the destination `parcel` alone. */
export interface Workspace {
  root: string
  /** Writes a file into the workspace and returns its path. */
  write: (path: string, content: unknown) => string
  remove: () => void
}

/** Makes the workspace in a temporary folder. */
export function makeWorkspace(): Workspace {
  const root = mkdtempSync(join(tmpdir(), 'try-'))
  const write = (path: string, content: unknown) => {
    const file = join(root, path)
    mkdirSync(join(file, '..'), { recursive: true })
    writeFileSync(file, typeof content === 'string' ? content : JSON.stringify(content))
    return file
  }
  write('packages/destination-actions/src/destinations/parcel/index.ts', PARCEL)
  symlinkSync(join(REPOSITORY, 'node_modules'), join(root, 'node_modules'))
  return { root, write, remove: () => rmSync(root, { recursive: true }) }
}

/**
 * Starts a vendor. It answers with 200 and `{"ok":true}`; a body that holds `busy` gets 503 and `Retry-After: 30`, the
 * token `old-access-token` gets 401, and `/token` gives the token `new-access-token`.
 */
export function startParcelVendor(): Promise<Vendor> {
  return startVendor(({ url, headers, body }) => {
    if (url === '/token') return { body: { access_token: 'new-access-token' } }
    if (body.includes('busy')) return { status: 503, headers: { 'retry-after': '30' }, body: { ok: false } }
    if (headers.authorization === 'Bearer old-access-token') return { status: 401, body: { ok: false } }
    return { body: { ok: true } }
  })
}

/** The value of `--rewrite` that leads the requests of `parcel` to `vendor`. */
export function rewriteTo(vendor: Vendor): string {
  return `${API}=${vendor.origin}`
}

/** Makes a folder with this repository's destinations, and without the settings that its owner may have. */
export function linkRepository(): Omit<Workspace, 'write'> {
  const root = mkdtempSync(join(tmpdir(), 'link-'))
  for (const name of ['packages', 'node_modules']) symlinkSync(join(REPOSITORY, name), join(root, name))
  return { root, remove: () => rmSync(root, { recursive: true }) }
}

/** Runs a command line as documents show it, in the workspace `root`: 80 columns wide, without settings of the environment. */
export function runLine(root: string, line: string): Promise<ProcessResult> {
  const settings = Object.keys(process.env).filter((name) => /^(?:SLACK|WEBHOOK)_/.test(name))
  const env = { ...Object.fromEntries(settings.map((name) => [name, undefined])), COLUMNS: '80' }
  // Only more than one command needs a shell.
  if (!/[|;]/.test(line)) return runCommand(root, wordsOf([line])[0]!.slice(1), env)
  const command = line.replaceAll('./bin/run', `'${join(REPOSITORY, 'bin', 'run')}'`)
  const options = { cwd: root, env: { ...process.env, ACTIONS_ROOT: root, ...env } }
  return new ProcessRun(spawn('sh', ['-c', command], { ...options, stdio: ['ignore', 'pipe', 'pipe'] })).end
}
