import { chmodSync, existsSync, readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs'
import { createServer, type AddressInfo } from 'node:net'
import { delimiter, join } from 'node:path'
import { startCommand } from '../../__tests__/commands'
import { interrupt, printed, until, type Run } from '../../__tests__/processes'
import type { TemporaryWorkspace } from '../../scaffold/__tests__/temporary-workspace'
import type { ServedProvider } from '../fake-provider/serve-provider'
import { makeOAuthWorkspace } from './oauth-workspace'
import { loginAddress, pressInBrowser } from './log-in'

const SECRET = 'fake-secret-0123456789'

let workspace: TemporaryWorkspace
let running: Run[]
let providerRun: Run
let provider: ServedProvider
let flags: string[]

function start(words: string[], env?: NodeJS.ProcessEnv): Run {
  const run = startCommand(workspace.root, words, env)
  running.push(run)
  return run
}

const logIn = (...more: string[]) => start(['auth:login', 'my-tool', ...flags, ...more])

const settingsPath = () => join(workspace.root, '.settings', 'actions-my-tool.json')
const savedOAuth = () => JSON.parse(readFileSync(settingsPath(), 'utf8')).oauth

beforeAll(async () => {
  running = []
  workspace = makeOAuthWorkspace()
  providerRun = start(['auth:fake-provider', '--port', '0', '--client-secret', SECRET, '--json'])
  await printed(providerRun, /\n}\n/)
  provider = JSON.parse(providerRun.stdout) as ServedProvider
})

beforeEach(() => {
  workspace.remove()
  workspace = makeOAuthWorkspace()
  const { authorizeUrl, tokenUrl, clientId } = provider
  flags = ['--authorize-url', authorizeUrl, '--token-url', tokenUrl, '--client-id', clientId, '--client-secret', SECRET]
})

afterAll(() => {
  for (const run of running) run.kill('SIGKILL')
  workspace.remove()
})

describe('a login that goes well', () => {
  it('saves tokens and client for the owner alone and prints none of them', async () => {
    const login = logIn('--scope', 'profile', '--scope', 'events')
    const page = await pressInBrowser(await loginAddress(login), 'approve')
    const { exitCode, stdout, stderr } = await login.end

    expect(page).toContain('<h1>Logged in</h1>')
    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' })
    expect(stdout).toContain('Logged in. The tokens are in .settings/actions-my-tool.json')
    expect(stdout).toContain('Granted: profile events')
    expect(savedOAuth()).toEqual({
      access_token: expect.stringMatching(/^fake-access-/),
      refresh_token: expect.stringMatching(/^fake-refresh-/),
      authorize_url: provider.authorizeUrl,
      refresh_token_url: provider.tokenUrl,
      clientId: provider.clientId,
      clientSecret: SECRET,
      scope: 'profile events'
    })
    expect(statSync(settingsPath()).mode & 0o777).toBe(0o600)
    expect(readdirSync(join(workspace.root, '.settings'))).toEqual(['actions-my-tool.json'])
    for (const secret of [SECRET, savedOAuth().access_token, savedOAuth().refresh_token, page]) {
      expect(stdout).not.toContain(secret)
    }
  })

  it('needs no flag the second time, takes variables from .env, and leaves other settings as they are', async () => {
    const first = logIn()
    await pressInBrowser(await loginAddress(first), 'approve')
    await first.end
    const before = savedOAuth()
    writeFileSync(settingsPath(), JSON.stringify({ region: 'eu', oauth: before }))
    writeFileSync(join(workspace.root, '.env'), 'MY_TOOL_OAUTH_SCOPE=from-env\n')

    const second = start(['auth:login', '--param', 'prompt=consent', 'my-tool'])
    await pressInBrowser(await loginAddress(second), 'approve')
    expect((await second.end).exitCode).toBe(0)
    expect(JSON.parse(readFileSync(settingsPath(), 'utf8'))).toMatchObject({
      region: 'eu',
      oauth: { scope: 'from-env' }
    })
    expect(savedOAuth().access_token).not.toBe(before.access_token)
  })

  it('prints one JSON object with --json, and the address to stderr', async () => {
    const login = logIn('--json', '--basic')
    await pressInBrowser(await loginAddress(login), 'approve')
    const { exitCode, stdout, stderr } = await login.end
    expect({ exitCode, report: JSON.parse(stdout) }).toEqual({
      exitCode: 0,
      report: {
        destination: 'my-tool',
        file: '.settings/actions-my-tool.json',
        refreshable: true,
        expiresIn: 3600,
        scope: null
      }
    })
    expect(stderr).toContain(provider.authorizeUrl)
  })

  it('opens the browser where that is wanted', async () => {
    const opener = join(workspace.root, 'xdg-open')
    writeFileSync(opener, `#!${process.execPath}\nrequire('node:fs').writeFileSync('opened', process.argv[2])\n`)
    chmodSync(opener, 0o755)
    const path = `${workspace.root}${delimiter}${process.env.PATH}`
    const login = start(['auth:login', 'my-tool', ...flags, '--browser'], { PATH: path })
    const address = await loginAddress(login)
    const opened = join(workspace.root, 'opened')
    await until(() => existsSync(opened) && readFileSync(opened, 'utf8') === address)
    expect((await interrupt(login)).exitCode).toBe(130)
  })
})

describe('a login that fails saves nothing', () => {
  /** How the login ended, and whether there is a settings file. */
  const ending = async (login: Run) => ({ ...(await login.end), saved: existsSync(settingsPath()) })

  it('when the person denies it', async () => {
    const login = logIn()
    const page = await pressInBrowser(await loginAddress(login), 'deny')
    const { exitCode, stderr, saved } = await ending(login)
    expect(page).toContain('<h1>Not logged in</h1>')
    expect({ exitCode, saved }).toEqual({ exitCode: 1, saved: false })
    expect(stderr).toBe(
      'The provider rejected the request (access_denied): the user or the provider denied the access. It says: "You did not allow the access."\n'
    )
  })

  it('when the secret is wrong', async () => {
    flags[flags.indexOf('--client-secret') + 1] = 'wrong-secret-0123'
    const login = logIn()
    const page = await pressInBrowser(await loginAddress(login), 'approve')
    const { exitCode, stdout, stderr, saved } = await ending(login)
    expect({ exitCode, saved }).toEqual({ exitCode: 1, saved: false })
    expect(stderr).toMatch(
      /^The provider rejected the request \(invalid_client\).*\(The token endpoint answered 401\.\)\n$/
    )
    expect(page).toContain('(invalid_client)')
    expect(stdout + stderr + page).not.toContain('wrong-secret')
  })

  it('when the token endpoint cannot be reached', async () => {
    flags[flags.indexOf('--token-url') + 1] = 'http://127.0.0.1:9/token'
    const login = logIn()
    await pressInBrowser(await loginAddress(login), 'approve')
    const { exitCode, stderr, saved } = await ending(login)
    expect({ exitCode, saved }).toEqual({ exitCode: 1, saved: false })
    expect(stderr).toMatch(/^The token endpoint http:\/\/127\.0\.0\.1:9\/token did not answer: .*\n$/)
  })

  it('when the file cannot be written', async () => {
    writeFileSync(join(workspace.root, '.settings'), 'a file in the way')
    const login = logIn()
    const page = await pressInBrowser(await loginAddress(login), 'approve')
    const { exitCode, stderr, saved } = await ending(login)
    expect({ exitCode, saved, stderr }).toEqual({
      exitCode: 1,
      saved: false,
      stderr: expect.stringMatching(/Cannot write .*Nothing was/)
    })
    expect(page).toContain('<h1>Not logged in</h1>')
  })

  it('when the time is up', async () => {
    const { exitCode, stderr, saved } = await ending(logIn('--timeout', '1'))
    expect({ exitCode, saved, stderr }).toEqual({
      exitCode: 1,
      saved: false,
      stderr: expect.stringContaining('did not finish within 1 s')
    })
  })

  it.each(['SIGINT', 'SIGTERM'] as const)(
    'when it gets %s, which ends it with 130 and frees the port',
    async (signal) => {
      const login = logIn()
      const redirect = new URL(await loginAddress(login)).searchParams.get('redirect_uri')!
      login.kill(signal)
      const { exitCode, stderr, saved } = await ending(login)
      expect({ exitCode, saved, stderr }).toEqual({ exitCode: 130, saved: false, stderr: 'Cancelled.\n' })
      await expect(fetch(redirect)).rejects.toThrow('fetch failed')
    }
  )

  it('when the port is taken', async () => {
    const taken = createServer()
    await new Promise<void>((done) => taken.listen(0, '127.0.0.1', done))
    const { port } = taken.address() as AddressInfo
    const { exitCode, stderr, saved } = await ending(logIn('--port', String(port)))
    taken.close()
    expect({ exitCode, saved, stderr }).toEqual({
      exitCode: 1,
      saved: false,
      stderr: expect.stringContaining('Pass another with --port')
    })
  })

  it.each([
    [['my-tool'], 'There is no terminal to ask at. Pass --authorize-url (or MY_TOOL_OAUTH_AUTHORIZE_URL) and'],
    [['my-tol'], 'Did you mean my-tool?'],
    [['open'], 'open has no authentication'],
    [[], 'Pass <slug>']
  ])('when it is called wrongly: %j', async (words, message) => {
    const { exitCode, stdout, stderr, saved } = await ending(start(['auth:login', ...words]))
    expect({ exitCode, saved, stdout, stderr }).toEqual({
      exitCode: 2,
      saved: false,
      stdout: '',
      stderr: expect.stringContaining(message)
    })
  })

  it('when a parameter is no pair', async () => {
    const { exitCode, stderr, saved } = await ending(logIn('--param', 'access_type'))
    expect({ exitCode, saved, stderr }).toEqual({
      exitCode: 2,
      saved: false,
      stderr: expect.stringContaining('Pass <name>=<value>')
    })
  })
})

describe('the commands around it', () => {
  const rewrite = () => ['--rewrite', `https://api.example.com=${provider.origin}`]

  it('end with 1 while there are no tokens, and say what to do', async () => {
    const refresh = await start(['auth:refresh', 'my-tool', ...rewrite()]).end
    expect(refresh).toEqual({
      exitCode: 1,
      stdout: '',
      stderr: expect.stringContaining('./bin/run auth:login my-tool')
    })
    const test = await start(['auth:test', 'my-tool', '--json', ...rewrite()]).end
    expect(test).toMatchObject({ exitCode: 1, stderr: '' })
    expect(JSON.parse(test.stdout)).toMatchObject({ destination: 'my-tool', ok: false, refreshed: false })
  })

  it('print one JSON object with --json, and no token', async () => {
    const login = logIn()
    await pressInBrowser(await loginAddress(login), 'approve')
    await login.end
    const refresh = await start(['auth:refresh', 'my-tool', '--json', ...rewrite()]).end
    expect(JSON.parse(refresh.stdout)).toEqual({
      destination: 'my-tool',
      file: '.settings/actions-my-tool.json',
      rotated: true
    })
    await fetch(provider.expireUrl, { method: 'POST' })
    const test = await start(['auth:test', 'my-tool', '--json', ...rewrite()]).end
    expect(test.exitCode).toBe(0)
    expect(JSON.parse(test.stdout)).toEqual({ destination: 'my-tool', ok: true, refreshed: true })
  })
})

it('is a provider that logs to stderr with --json and ends with 0 on Ctrl-C', async () => {
  const { exitCode, stdout, stderr } = await interrupt(providerRun)
  expect(exitCode).toBe(0)
  expect(JSON.parse(stdout)).toEqual(provider)
  expect(stderr).toContain('POST /oauth/token 200\n')
})
