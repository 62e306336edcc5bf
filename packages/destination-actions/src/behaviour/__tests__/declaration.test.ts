import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { readDeclaration } from '..'

const directory = mkdtempSync(join(tmpdir(), 'declaration-'))
afterAll(() => rmSync(directory, { recursive: true }))

it('is empty where there is no file', () => {
  expect(readDeclaration(join(directory, 'none'))).toEqual({})
})

function declare(text: string): void {
  writeFileSync(join(directory, 'conformance.json'), text)
}

it('is what the file holds', () => {
  declare('{"hosts":["api.vendor.test"]}')
  expect(readDeclaration(directory)).toEqual({ hosts: ['api.vendor.test'] })
})

it.each([
  ['{"host":["api.vendor.test"]}', "conformance.json has the unknown part 'host'. Use hosts, settings, "],
  ['[]', 'conformance.json does not contain a JSON object. Its parts are hosts, settings, '],
  ['null', 'conformance.json does not contain a JSON object.']
])('refuses %s', (text, message) => {
  declare(text)
  expect(() => readDeclaration(directory)).toThrow(message)
})
