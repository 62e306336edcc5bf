import { execFile } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'

// Two processes deliver two hundred events of one account, each five at a time. Its access token expires up to ten times, and
// each refresh token can be used once. Nothing may be lost.

const LANES = 10
const EVENTS_PER_LANE = 20
const EXPIRIES = 10
/** How many events a token is good for at least. */
const EVENTS_PER_TOKEN = 10

/** The API of a vendor whose tokens expire after some events, and whose refresh tokens can be used once. */
function makeVendor() {
  const accepted = new Set<string>()
  /** The generation of the token that each lane used last. One that is done uses all later ones, too. */
  const lanes = new Map<string, number>()
  const vendor = { accepted, expiries: 0, refreshes: 0, refused: 0 }
  let generation = 1
  let left = EVENTS_PER_TOKEN
  let isValid = true

  const send = (id: string, authorization: string | undefined): number => {
    if (!isValid || authorization !== `Bearer access-${generation}`) return 401
    const [, lane, number] = /^(.+)-(\d+)$/.exec(id)!
    accepted.add(id)
    lanes.set(lane, Number(number) === EVENTS_PER_LANE - 1 ? Infinity : generation)
    left--
    // An event has two attempts, so no request with the token before this one may be on its way when this one expires.
    const isInUse = lanes.size === LANES && [...lanes.values()].every((used) => used >= generation)
    const isNeeded = accepted.size < LANES * EVENTS_PER_LANE
    if (left <= 0 && isInUse && isNeeded && vendor.expiries < EXPIRIES) {
      vendor.expiries++
      isValid = false
    }
    return 200
  }
  const refresh = (token: string | null) => {
    if (token !== `refresh-${generation}`) {
      vendor.refused++
      return { error: 'invalid_grant' }
    }
    vendor.refreshes++
    generation++
    left = EVENTS_PER_TOKEN
    isValid = true
    return { access: `access-${generation}`, refresh: `refresh-${generation}` }
  }
  const answer = async (request: IncomingMessage, response: ServerResponse) => {
    let body = ''
    for await (const part of request) body += part
    response.setHeader('content-type', 'application/json')
    if (request.url === '/token') {
      const tokens = refresh(new URLSearchParams(body).get('refresh_token'))
      response.statusCode = 'error' in tokens ? 400 : 200
      response.end(JSON.stringify(tokens))
    } else {
      response.statusCode = send(JSON.parse(body).id, request.headers.authorization)
      response.end('{}')
    }
  }
  return { vendor, server: createServer((request, response) => void answer(request, response)) }
}

it('two processes with one-use refresh tokens lose no event, and refresh once for each expiry', async () => {
  const { vendor, server } = makeVendor()
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve))
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const folder = mkdtempSync(join(tmpdir(), 'tokens-'))
  writeFileSync(join(folder, 'tokens.json'), JSON.stringify({ accessToken: 'access-1', refreshToken: 'refresh-1' }))
  const start = (name: string) =>
    promisify(execFile)(process.execPath, [
      '--require',
      'tsx/cjs',
      join(__dirname, 'delivering-process.ts'),
      url,
      folder,
      name,
      String(EVENTS_PER_LANE)
    ])
  try {
    const outputs = await Promise.all(['a', 'b'].map(start))
    expect(outputs.map(({ stdout }) => JSON.parse(stdout))).toEqual([{ lost: [] }, { lost: [] }])
    expect(vendor.accepted.size).toBe(LANES * EVENTS_PER_LANE)
    // Fewer than ten if a lane waits while the others go on.
    const { expiries } = vendor
    expect(expiries).toBeGreaterThan(1)
    expect(vendor).toMatchObject({ refreshes: expiries, refused: 0 })
    expect(JSON.parse(readFileSync(join(folder, 'tokens.json'), 'utf8'))).toEqual({
      accessToken: `access-${expiries + 1}`,
      refreshToken: `refresh-${expiries + 1}`
    })
  } finally {
    server.closeAllConnections()
    server.close()
    rmSync(folder, { recursive: true })
  }
})
