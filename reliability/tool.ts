import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { RunnableWorkspace } from '../packages/cli/src/scaffold/__tests__/runnable-workspace'
import type { DestinationPlace } from '../packages/cli/src/workspace/destinations'

/** The address that the destination of {@link ToolWorkspace} sends to. Rewrite it to a local server. */
export const VENDOR = 'https://api.tool.example'

/** A workspace with a destination whose code has a version, which is in each of its requests. */
export class ToolWorkspace {
  private readonly workspace = new RunnableWorkspace()
  readonly root = this.workspace.root
  readonly place: DestinationPlace = this.workspace.addDestination('tool', SOURCE)

  constructor() {
    this.setVersion(0)
  }

  setVersion(version: number): void {
    this.writeVersion(`export const VERSION: number = ${version}\n`)
  }

  /** Writes code that does not parse. */
  breakCode(): void {
    this.writeVersion('export const VERSION: = \n')
  }

  /** Adds or changes a file where the runtime would be. */
  changeRuntime(text: string): void {
    const folder = join(this.root, 'packages/actions-core/src')
    mkdirSync(folder, { recursive: true })
    writeFileSync(join(folder, 'changed.ts'), text)
  }

  remove(): void {
    this.workspace.remove()
  }

  private writeVersion(text: string): void {
    this.workspace.write('tool/version.ts', text)
  }
}

const SOURCE = `import { IntegrationError, type DestinationDefinition } from '@segment/actions-core'
import { VERSION } from './version'

interface Payload { id: string; note?: string; path?: string; data?: object }

const field = { label: 'Text', description: 'A text.', type: 'string' } as const

const destination: DestinationDefinition<{ apiKey: string }> = {
  name: 'Tool',
  slug: 'actions-tool',
  mode: 'cloud',
  authentication: { scheme: 'custom', fields: { apiKey: { ...field, type: 'password', required: true } } },
  extendRequest: ({ settings }) => ({ headers: { authorization: 'Bearer ' + settings.apiKey } }),
  actions: {
    send: {
      title: 'Send',
      description: 'Sends an event.',
      defaultSubscription: 'type = "track"',
      fields: { id: { ...field, required: true }, note: field, path: field, data: { ...field, type: 'object' } },
      perform: (request, { payload }) => {
        const { id, path = '/events', data, note } = payload as Payload
        if (note === 'throw') throw new IntegrationError('The note is not valid.', 'INVALID_NOTE', 400)
        if (note === 'later') void Promise.reject(new Error('not awaited'))
        return request('${VENDOR}' + path, { method: 'post', timeout: 60_000, json: { id, note, data, version: VERSION } })
      },
      performBatch: (request, { payload }) =>
        request('${VENDOR}/batch', { method: 'post', json: { ids: (payload as Payload[]).map(({ id }) => id), version: VERSION } })
    }
  }
}

export default destination
`
