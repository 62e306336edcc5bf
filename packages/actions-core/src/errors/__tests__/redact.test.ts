import { createRedactor } from '../redact'

const secret = 'a+secret/token'
const base64 = (text: string) => Buffer.from(text).toString('base64')

it.each([
  ['a sentence', `The token ${secret} is wrong.`, 'The token [redacted] is wrong.'],
  ['a word', `x${secret}x`, 'x[redacted]x'],
  ['the path of a URL', `https://example.com/${encodeURIComponent(secret)}/1`, 'https://example.com/[redacted]/1'],
  ['a form', new URLSearchParams({ key: secret }).toString(), 'key=[redacted]'],
  ['JSON', JSON.stringify({ key: 'a"b\\c1234' }), '{"key":"[redacted]"}', 'a"b\\c1234'],
  ['base64', base64(secret), '[redacted]'],
  ['a host in lower case', 'https://abcdefgh.example.com', 'https://[redacted].example.com', 'AbcdEFGH'],
  ['a text with 28,000 letters', `<${'ä€'.repeat(14_000)}>`, '<[redacted]>', 'ä€'.repeat(14_000)],
  ['a text with a lone surrogate', '<12345678\uD800>', '<[redacted]>', '12345678\uD800'],
  ['letters of regular expressions', 'the [a-z]+(b)$ key', 'the [redacted] key', '[a-z]+(b)$'],
  [
    'a short word',
    'The password hunter2, for ahunter2, is wrong',
    'The password [redacted], for ahunter2, is wrong',
    'hunter2'
  ],
  ['a whole value', '{"key":"abc","text":"abc and abcd"}', '{"key":"[redacted]","text":"abc and abcd"}', 'abc'],
  ['two that overlap', 'overlap-overlapping', '[redacted]ping', 'overlap-overlap']
])('hides a secret in %s', (_, text, shown, hidden = secret) => {
  const redact = createRedactor([hidden])
  expect(redact({ [text]: [text] })).toEqual({ [shown]: [shown] })
})

it.each(['', 'u', 'us', 'use', 'user:'])('hides a secret that base64 has after the text "%s"', (before) => {
  const shown = createRedactor([secret])(`Basic ${base64(`${before}${secret}:x`)}`)
  expect(shown).toContain('[redacted]')
  expect(shown.replace('[redacted]', '').length).toBeLessThan('Basic '.length + base64(before).length + 6)
})

it('returns data without a secret as it is', () => {
  const data = { a: [1, { b: 'text' }], c: new Date(0) }
  expect(createRedactor([secret])(data)).toBe(data)
})
