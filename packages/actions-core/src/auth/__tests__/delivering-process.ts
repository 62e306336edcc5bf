import { readFile, mkdir, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { Destination, errorData, type AuthTokens, type DestinationDefinition, type TokenStore } from '../..'

// One of the processes of two-processes.test.ts: delivers events of an account that another process delivers for, too.

const [, , vendor, folder, name, count] = process.argv as [string, string, string, string, string, string]

const lockFolder = join(folder, 'lock')
const file = join(folder, 'tokens.json')
const load = async () => JSON.parse(await readFile(file, 'utf8')) as AuthTokens

const tokenStore: TokenStore = {
  load,
  lock: async () => {
    // The folder can be made once.
    while (
      !(await mkdir(lockFolder).then(
        () => true,
        () => false
      ))
    )
      await setTimeout(2)
  },
  save: async (tokens) => {
    await writeFile(`${file}.new`, JSON.stringify(tokens))
    await rename(`${file}.new`, file)
  },
  release: () => rm(lockFolder, { recursive: true })
}

const definition: DestinationDefinition = {
  name: 'Example',
  mode: 'cloud',
  authentication: {
    scheme: 'oauth2',
    fields: {},
    refreshAccessToken: async (request, { auth }) => {
      const body = new URLSearchParams({ grant_type: 'refresh_token', refresh_token: auth.refreshToken })
      const { data } = await request<{ access: string; refresh: string }>(`${vendor}/token`, { method: 'post', body })
      return { accessToken: data.access, refreshToken: data.refresh }
    }
  },
  extendRequest: ({ auth }) => ({ headers: { authorization: `Bearer ${auth?.accessToken}` }, timeout: 60_000 }),
  actions: {
    send: {
      title: 'Send',
      description: 'Sends an id.',
      fields: { id: { label: 'ID', description: 'The id.', type: 'string', required: true } },
      perform: (request, { payload }) => request(`${vendor}/send`, { method: 'post', json: payload })
    }
  }
}

async function main(): Promise<void> {
  const { accessToken, refreshToken } = await load()
  const settings = {
    oauth: { access_token: accessToken, refresh_token: refreshToken },
    subscription: { partnerAction: 'send', subscribe: 'type = "track"', mapping: { id: { '@path': '$.messageId' } } }
  }
  const destination = new Destination(definition)
  const lost: unknown[] = []
  const deliverLane = async (lane: string) => {
    for (let number = 0; number < Number(count); number++) {
      const messageId = `${lane}-${number}`
      await destination
        .onEvent({ type: 'track', messageId }, settings, { tokenStore })
        .catch((error: unknown) => lost.push({ messageId, ...errorData(error) }))
    }
  }
  await Promise.all(Array.from({ length: 5 }, (_, lane) => deliverLane(`${name}-${lane}`)))
  process.stdout.write(JSON.stringify({ lost }))
}

void main()
