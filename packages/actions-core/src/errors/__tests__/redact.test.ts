import { inspect } from 'node:util'
import { assert, constantFrom, pre, property, string } from 'fast-check'
import { createRedactor, REDACTED } from '../..'
import { anyText } from '../../__tests__/any-text'
import { redactedError, secretsInMapping } from '../redact'

const secret = 'hunter2 / {"ü"}'
const redact = createRedactor([secret])
const base64 = (text: string) => Buffer.from(text).toString('base64')

describe('a secret in a text', () => {
  it.each([
    ['as it is', `key ${secret} is wrong`, `key ${REDACTED} is wrong`],
    ['in JSON', JSON.stringify({ key: secret }), `{"key":"${REDACTED}"}`],
    [
      'in JSON in JSON',
      JSON.stringify({ body: JSON.stringify({ key: secret }) }),
      `{"body":"{\\"key\\":\\"${REDACTED}\\"}"}`
    ],
    ['in JSON without non-ASCII characters', '"hunter2 / {\\"\\u00fc\\"}"', `"${REDACTED}"`],
    [
      'in a parameter',
      `https://a.example/?key=${encodeURIComponent(secret)}&b=1`,
      `https://a.example/?key=${REDACTED}&b=1`
    ],
    ['in a parameter in lower case', encodeURIComponent(secret).toLowerCase(), REDACTED],
    ['in a form', new URLSearchParams({ key: secret, b: '1' }).toString(), `key=${REDACTED}&b=1`],
    ['in a path', new URL(`https://a.example/x${secret}`).href, `https://a.example/x${REDACTED}`],
    ['in JSON in a parameter', `?q=${encodeURIComponent(JSON.stringify([secret]))}`, `?q=${REDACTED}`],
    ['in base64', `Basic ${base64(secret)}`, `Basic ${REDACTED}`],
    ['in base64 for URLs', Buffer.from(secret).toString('base64url'), REDACTED]
  ])('%s is replaced', (_, text, shown) => {
    const hidden = redact(text)
    expect(hidden.replace(`?q=%5B%22${REDACTED}`, `?q=${REDACTED}`)).toContain(shown)
    expect(hidden).not.toContain('hunter2')
  })

  it.each([0, 1, 2])('in base64 behind %i other bytes loses all but its edges', (before) => {
    const text = base64(`${'u'.repeat(before)}${secret}:x`)
    const shown = Buffer.from(redact(text).replace(REDACTED, ''), 'base64').toString('latin1')
    expect(redact(text)).toContain(REDACTED)
    expect(shown.length).toBeLessThan(before + 6)
  })

  it.each([
    ['a password of seven characters inside a word', 'passw0r', 'xpassw0rx', `x${REDACTED}x`],
    ['a short one as a word', 'abc', 'the key abc is wrong', `the key ${REDACTED} is wrong`],
    ['a short one, but not inside a word', 'abc', 'abcd xabc', 'abcd xabc'],
    ['two that overlap', 'abcdefgh', 'abcdefghijkl', REDACTED],
    ['one that is part of the replacement', 'redacted', 'redacted', REDACTED],
    ['a host in lower case', 'AbcdEFGH', 'https://abcdefgh.example.com', `https://${REDACTED}.example.com`],
    ['a lone surrogate', '12345678\uD800', '<12345678\uD800>', `<${REDACTED}>`],
    ['expressions of patterns', '$&.*(a|b)+', 'key $&.*(a|b)+!', `key ${REDACTED}!`]
  ])('%s', (_, one, text, shown) => {
    expect(createRedactor([one, 'efghijkl'])(text)).toBe(shown)
  })

  it('of 28,000 characters is replaced, also in base64', () => {
    const long = Array.from({ length: 28_000 }, (_, index) => String.fromCharCode(33 + ((index * 7) % 90))).join('')
    const text = `${long} ${base64(`user:${long}`)} ${encodeURIComponent(long)}`
    const shown = createRedactor([long])(text)
    expect(shown.length).toBeLessThan(100)
  })

  const texts = anyText({ minLength: 6, maxLength: 40 })
  const spellings: ((text: string) => string)[] = [
    String,
    JSON.stringify,
    (text) => encodeURIComponent(text.toWellFormed()),
    (text) => new URLSearchParams({ text }).toString(),
    (text) => JSON.stringify({ url: `https://a.example/?q=${encodeURIComponent(text.toWellFormed())}` })
  ]

  it('never survives, whatever its characters and spelling', () => {
    assert(
      property(texts, string(), string(), constantFrom(...spellings), (one, before, after, spell) => {
        pre(!REDACTED.includes(one) && !before.includes('%') && !before.endsWith('\\'))
        const spelled = spell(one)
        expect(createRedactor([one])(`${before} ${spelled} ${after}`)).not.toContain(spelled)
      })
    )
  })
})

describe('a secret in a value', () => {
  class Account {
    constructor(readonly key: string) {}
  }
  const cyclic: Record<string, unknown> = { key: secret }
  cyclic.self = cyclic
  const values: [string, unknown][] = [
    ['an object, as a key', { [secret]: 1 }],
    ['a list in a list', [[secret]]],
    ['a map', new Map([[secret, { secret }]])],
    ['a set', new Set([secret])],
    ['a URL', new URL(`https://a.example/${secret}`)],
    ['parameters of a URL', new URLSearchParams({ secret })],
    ['headers', new Headers({ 'x-key': encodeURIComponent(secret), authorization: 'x' })],
    ['a request', new Request(`https://a.example/?${encodeURIComponent(secret)}`)],
    ['an instance of a class', new Account(secret)],
    ['an error', new Error(`key ${secret}`)],
    ['the cause of an error, a text', new Error('no', { cause: secret })],
    ['the cause of an error, an object', new Error('no', { cause: { secret } })],
    ['a hidden field of an error', Object.defineProperty(new Error('no'), 'reason', { value: { secret } })],
    ['errors of an error', new AggregateError([new Error(secret)], 'no')],
    ['an exception of the DOM', new DOMException(`key ${secret}`, 'AbortError')],
    ['bytes', new TextEncoder().encode(secret)],
    ['an object that contains itself', cyclic],
    ['an object without prototype', Object.assign(Object.create(null), { secret })],
    ['an own key __proto__', JSON.parse(`{"__proto__":${JSON.stringify({ secret })}}`)]
  ]

  it.each(values)('%s, is replaced in a copy', (_, value) => {
    const before = inspect(value, { showHidden: true, depth: 9 })
    const shown = redact(value)
    const text = inspect(shown, { showHidden: true, depth: 9 }) + (shown instanceof Request ? shown.url : '')
    expect(text).toContain('redacted')
    expect(text).not.toContain('hunter2')
    expect(inspect(value, { showHidden: true, depth: 9 })).toBe(before)
    expect(Object.prototype).not.toHaveProperty('secret')
  })

  it('that is a number is replaced', () => {
    const data = { pin: 12_345_678, others: [1, 123_456_789] }
    expect(createRedactor(['12345678'])(data)).toEqual({ ...data, pin: REDACTED })
  })

  it('keeps its class, its place and what is in several places', () => {
    const shared = { secret }
    const shown = redact({ error: new TypeError(secret), shared, again: [shared], when: new Date(0) })
    expect(shown.error).toBeInstanceOf(TypeError)
    expect(shown.again[0]).toBe(shown.shared)
    expect(shown.when).toEqual(new Date(0))
    const copy = redact(cyclic)
    expect(copy.self).toBe(copy)
  })

  it('that has none is returned itself', () => {
    const value = { list: [1, 'a', new Map()], error: new Error('no') }
    expect(redact(value)).toBe(value)
  })

  it('never throws and never hangs', () => {
    const deep = JSON.parse(`${'['.repeat(9000)}${JSON.stringify(secret)}${']'.repeat(9000)}`)
    let shared: unknown = secret
    for (let level = 0; level < 60; level++) shared = [shared, shared]
    const throwing = {
      get key() {
        throw new Error(secret)
      }
    }
    const revoked = Proxy.revocable({}, {})
    revoked.revoke()
    let innermost: unknown = redact(deep)
    while (Array.isArray(innermost)) innermost = innermost[0]
    expect(innermost).toBe(REDACTED)
    expect(redact(shared)).toEqual(expect.anything())
    expect([redact(throwing), redact(revoked.proxy)]).toEqual([REDACTED, REDACTED])
  })
})

describe('an error that is thrown', () => {
  it('stays the same object', () => {
    const error = Object.assign(new Error(`key ${secret}`, { cause: [secret] }), { secret })
    expect(redactedError(error, redact)).toBe(error)
    expect(inspect(error, { showHidden: true })).not.toContain('hunter2')
  })

  it.each([
    ['a frozen error', Object.freeze(new Error(secret))],
    ['an error with a secret name of a field', Object.assign(new Error('no'), { [secret]: 1 })],
    ['a text', `key ${secret}`],
    ['an object', { secret }]
  ])('%s is copied', (_, thrown) => {
    const shown = redactedError(thrown, redact)
    expect(shown).not.toBe(thrown)
    expect(inspect(shown, { showHidden: true })).not.toContain('hunter2')
    expect(shown instanceof Error).toBe(thrown instanceof Error)
  })
})

describe('the secrets of a mapping', () => {
  it.each([
    ['a fixed text', { key: 'one' }, ['one']],
    ['a literal', { key: { '@literal': 'one' } }, ['one']],
    ['a template without variables', { key: { '@template': 'two' } }, ['two']],
    ['payloads', [{ key: 'one' }, { key: 'two' }], ['one', 'two']],
    ['what the event holds', { key: { '@path': '$.key' } }, []],
    ['a template with variables', { key: { '@template': '{{key}}' } }, []],
    ['other fields and empty texts', { text: 'one', key: '' }, []],
    ['no mapping', null, []],
    ['a payload that is none', [null, 5], []]
  ])('%s', (_, given, secrets) => {
    const fields = { key: { type: 'password' }, text: { type: 'string' } }
    expect(secretsInMapping(fields, given as never)).toEqual(secrets)
  })
})
