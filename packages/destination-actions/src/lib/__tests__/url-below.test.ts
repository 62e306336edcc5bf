import { urlBelow } from '../url-below'

it.each([
  ['https://eu.example.com', 'https://eu.example.com/v1/track'],
  ['https://eu.example.com/', 'https://eu.example.com/v1/track'],
  ['https://example.com/eu//', 'https://example.com/eu/v1/track']
])('below %s', (address, url) => {
  expect(urlBelow(address, 'v1/track')).toBe(url)
})
