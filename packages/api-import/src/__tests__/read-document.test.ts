import { createServer } from 'node:http'
import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { UsageError } from '@segment/actions-input'
import { readSource } from '../import-api'
import { readDocument } from '../read-document'

let folder: string
let server: Server
let origin: string

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'actions-'))
  server = createServer((request, response) => {
    if (request.url?.startsWith('/openapi.yaml')) response.end('openapi: 3.1.0\n')
    else response.writeHead(404).end()
  })
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
})
afterAll(async () => {
  rmSync(folder, { recursive: true })
  await new Promise((closed) => server.close(closed))
})

function read(text: string) {
  const file = join(folder, 'document')
  writeFileSync(file, text)
  return readDocument(file)
}

describe('readDocument', () => {
  it.each([
    ['JSON', '{ "openapi": "3.0.3" }'],
    ['YAML', 'openapi: 3.1.0\ninfo: &a { title: x }\nx-b: *a\n'],
    ['Swagger', 'swagger: "2.0"'],
    ['Swagger with a number', 'swagger: 2.0']
  ])('reads %s', async (_, text) => {
    await expect(read(text)).resolves.toEqual(expect.any(Object))
  })

  it('reads an address', async () => {
    await expect(readDocument(`${origin}/openapi.yaml`)).resolves.toEqual({ openapi: '3.1.0' })
  })

  it.each([
    ['{ "a": 1 }', "It has neither 'openapi' nor 'swagger'."],
    ['openapi: 4.0.0', 'Its version is 4.0.0.'],
    ['swagger: "1.2"', 'Its version is 1.2.'],
    ['- a\n b: [', 'is neither JSON nor YAML.']
  ])('refuses %j', async (text, message) => {
    await expect(read(text)).rejects.toThrow(UsageError)
    await expect(read(text)).rejects.toThrow(message)
  })

  it.each([
    ['a file that is not there', () => join(folder, 'none'), 'none cannot be read'],
    ['an address that is not there', () => `${origin}/none`, 'cannot be read. The server answered 404.'],
    ['a server that is not there', () => 'http://127.0.0.1:1/', 'cannot be read. fetch failed']
  ])('refuses %s', async (_, source, message) => {
    await expect(readDocument(source())).rejects.toThrow(UsageError)
    await expect(readDocument(source())).rejects.toThrow(message)
  })

  it('takes for JSON what calls itself so', async () => {
    const file = join(folder, 'openapi.json')
    writeFileSync(file, '{"openapi": "3.0.0", "paths": {"/x": }}')
    await expect(readDocument(file)).rejects.toThrow('openapi.json is not valid JSON: at line 1, column 38.')
  })

  it('does not hand on the query of an address, which may be secret', async () => {
    const { source } = await readSource({ openapi: `${origin}/openapi.yaml?token=s3cret` })
    expect(source).toBe(`${origin}/openapi.yaml`)
  })

  it('does not let a few lines grow without end', async () => {
    const lines = [
      'a0: &a0 [1,1,1,1,1,1,1,1,1]',
      ...Array.from({ length: 9 }, (_, n) => `a${n + 1}: &a${n + 1} [${Array(9).fill(`*a${n}`).join(',')}]`)
    ]
    await expect(read(`openapi: 3.0.0\n${lines.join('\n')}`)).rejects.toThrow(UsageError)
  })
})
