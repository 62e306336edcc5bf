import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { FailureError } from '@segment/actions-input'
import { readSettingsFile, saveTokens, settingsFile } from '../settings'
import { storedSettings, variableOf } from '../settings'

const field = { label: '', description: '', type: 'string' } as const
const owner = {
  place: { name: 'parcel' },
  definition: {
    slug: 'actions-parcel',
    authentication: { scheme: 'custom', fields: { apiKey: field, region: field } }
  }
} as const

let root: string

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'settings-'))
})

afterEach(() => rmSync(root, { recursive: true }))

function write(name: string, content: string): string {
  mkdirSync(join(root, '.settings'), { recursive: true })
  const path = join(root, '.settings', name)
  writeFileSync(path, content)
  return path
}

it.each([
  ['my-tool', 'apiKey', 'MY_TOOL_API_KEY'],
  ['parcel', 'region', 'PARCEL_REGION'],
  ['parcel', 'api_key', 'PARCEL_API_KEY'],
  ['s3', 'clientID2', 'S3_CLIENT_ID2']
])('the variable of %s for %s is %s', (folder, key, variable) => {
  expect(variableOf(folder, key)).toBe(variable)
})

it('the file has the slug, or the name of the folder where that one is there', () => {
  expect(settingsFile(root, owner)).toBe(join(root, '.settings', 'actions-parcel.json'))
  write('parcel.json', '{}')
  expect(settingsFile(root, owner)).toBe(join(root, '.settings', 'parcel.json'))
  write('actions-parcel.json', '{}')
  expect(settingsFile(root, owner)).toBe(join(root, '.settings', 'actions-parcel.json'))
})

it('the environment goes over the file, with declared and non-empty settings alone', () => {
  write('parcel.json', '{"apiKey":"file","region":"eu","oauth":{"access_token":"t"}}')
  const env = { PARCEL_API_KEY: 'environment', PARCEL_REGION: '', PARCEL_OTHER: 'x' }

  expect(storedSettings(root, owner, env)).toEqual({
    apiKey: 'environment',
    region: 'eu',
    oauth: { access_token: 't' }
  })
})

it('without a file and environment there are no settings', () => {
  expect(storedSettings(root, owner, {})).toEqual({})
})

it.each([
  ['{"a":', /^\.settings\/parcel\.json is not valid JSON: it ends too early, at line 1, column 6\./],
  ['[1]', /^\.settings\/parcel\.json must hold a JSON object of settings by key but holds a list\.$/]
])('a file with %j is an error that says where', (content, message) => {
  write('parcel.json', content)

  expect(() => readSettingsFile(root, owner)).toThrow(message)
  expect(() => readSettingsFile(root, owner)).toThrow(FailureError)
})

it('tokens are written into the file where it has some, and nothing is left beside it', () => {
  const path = write('parcel.json', '{"apiKey":"k","oauth":{"access_token":"old","refresh_token":"r","clientId":"c"}}')

  expect(saveTokens(root, owner, { accessToken: 'new' })).toBe(true)
  expect(JSON.parse(readFileSync(path, 'utf8'))).toEqual({
    apiKey: 'k',
    oauth: { access_token: 'new', refresh_token: 'r', clientId: 'c' }
  })
  expect(readdirSync(join(root, '.settings'))).toEqual(['parcel.json'])
})

it('tokens are not written where there were none', () => {
  expect(saveTokens(root, owner, { accessToken: 'new' })).toBe(false)
  expect(existsSync(join(root, '.settings'))).toBe(false)
})
