import { UsageError } from '@segment/actions-input'
import { parseRewrites, rewriteUrl } from '../sender'

it.each([
  ['https://hooks.slack.com/services/T/B?x=1&y=2', 'http://127.0.0.1:4000/services/T/B?x=1&y=2'],
  ['https://hooks.slack.com:443/a%20b', 'http://127.0.0.1:4000/a%20b'],
  ['http://hooks.slack.com/', 'http://hooks.slack.com/'],
  ['https://hooks.slack.com.evil.example/', 'https://hooks.slack.com.evil.example/']
])('%s goes to %s', (url, expected) => {
  expect(rewriteUrl(url, parseRewrites(['https://hooks.slack.com=http://127.0.0.1:4000']))).toBe(expected)
})

it.each([
  '',
  'https://a.example',
  'https://a.example=',
  '=http://b.example',
  'a.example=b.example',
  'https://a.example/path=http://b.example',
  'https://a.example=http://b.example/path',
  'https://a.example=http://b.example=http://c.example',
  'https://user@a.example=http://b.example',
  'ftp://a.example=http://b.example'
])('%j fails with the form to use', (value) => {
  expect(() => parseRewrites([value])).toThrow(UsageError)
  expect(() => parseRewrites([value])).toThrow('for example https://hooks.slack.com=http://127.0.0.1:4000')
})
