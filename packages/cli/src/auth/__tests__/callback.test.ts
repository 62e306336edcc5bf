import { FailureError } from '@segment/actions-input'
import { openCallback, type Callback } from '../login'

let callback: Callback<string>
let warnings: string[]

/** Sends the browser back with the query. */
async function visit(query: string, path = callback.redirectUri) {
  const response = await fetch(path + query)
  return { status: response.status, text: await response.text(), headers: response.headers }
}

beforeEach(async () => {
  warnings = []
  callback = await openCallback({
    port: 0,
    state: 'right',
    finish: async (code, redirectUri) => {
      if (code === 'bad') throw new FailureError('The token endpoint said <no>.')
      if (code === 'bug') throw new Error('a secret detail')
      return `${code} for ${redirectUri}`
    },
    warn: (message) => warnings.push(message)
  })
  // A rejection is looked at where a test is about it.
  callback.finished.catch(() => {})
})
afterEach(() => callback.close())

it('returns the code with its redirect address and shows that it went well', async () => {
  const { status, text, headers } = await visit('?state=right&code=abc')
  expect(await callback.finished).toBe(`abc for ${callback.redirectUri}`)
  expect(callback.redirectUri).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/callback$/)
  expect({ status, text }).toEqual({ status: 200, text: expect.stringContaining('<h1>Logged in</h1>') })
  expect(headers.get('cache-control')).toBe('no-store')
  expect(headers.get('referrer-policy')).toBe('no-referrer')
})

it.each(['?code=abc', '?state=wrong&code=abc', '?state=&error=access_denied', ''])(
  'rejects %j, which is not the answer to this login, and waits on',
  async (query) => {
    expect(await visit(query)).toMatchObject({ status: 400, text: expect.stringContaining('Not this login') })
    expect(warnings).toEqual(['Rejected an answer: its state belongs to another login.'])
    await visit('?state=right&code=abc')
    expect(await callback.finished).toMatch(/^abc/)
  }
)

it('takes one answer only', async () => {
  await visit('?state=right&code=abc')
  expect(await visit('?state=right&code=other')).toMatchObject({
    status: 400,
    text: expect.stringContaining('Already used')
  })
  expect(await callback.finished).toMatch(/^abc/)
})

it.each([
  ['?state=right&error=access_denied&error_description=%3Cb%3ENo%3C%2Fb%3E', /access_denied.*It says: "<b>No<\/b>"/],
  ['?state=right', /without a code and without an error/],
  ['?state=right&code=bad', /^The token endpoint said <no>\.$/]
])('tells terminal and browser why %j fails', async (query, message) => {
  const { status, text } = await visit(query)
  await expect(callback.finished).rejects.toThrow(FailureError)
  await expect(callback.finished).rejects.toThrow(message)
  expect({ status, text }).toEqual({ status: 400, text: expect.stringContaining('<h1>Not logged in</h1>') })
  expect(text).not.toMatch(/<b>|<no>/)
})

it('does not show the browser what a fault of the program says', async () => {
  const { text } = await visit('?state=right&code=bug')
  await expect(callback.finished).rejects.toThrow('a secret detail')
  expect(text).toContain('An unexpected error occurred.')
  expect(text).not.toContain('secret')
})

it('has nothing at other paths', async () => {
  expect(await visit('?state=right&code=abc', new URL('/favicon.ico', callback.redirectUri).href)).toMatchObject({
    status: 404
  })
})
