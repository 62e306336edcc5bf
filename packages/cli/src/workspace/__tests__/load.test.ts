import { spawnSync } from 'node:child_process'
import { mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, relative } from 'node:path'
import { FailureError } from '@segment/actions-input'
import { loadDefinition } from '../load'

const folder = realpathSync(mkdtempSync(join(tmpdir(), 'load ')))

afterAll(() => rmSync(folder, { recursive: true }))

function write(name: string, text: string): string {
  const file = join(folder, name)
  writeFileSync(file, text)
  return file
}

/** A file as messages have it. */
const shown = (file: string) => relative(process.cwd(), file)

describe('loadDefinition', () => {
  it.each(['export default', 'export const destination ='])('takes what the file has after %s', (words) => {
    const file = write(`${words.length}.ts`, `${words} { name: 'Tool', actions: {} }`)
    expect(loadDefinition(file)).toEqual({ name: 'Tool', actions: {} })
  })

  it.each([
    ['nothing', 'export {}'],
    ['a definition without actions', "export default { name: 'Tool' }"],
    ['a definition without a name', 'export default { actions: {} }'],
    ['a text', "export default 'Tool'"],
    ['null', 'export default null'],
    ['null instead of a module', 'module.exports = null']
  ])('refuses a file that exports %s', (name, text) => {
    const file = write(`${name}.ts`, text)
    expect(() => loadDefinition(file)).toThrow(FailureError)
    expect(() => loadDefinition(file)).toThrow(`${shown(file)}:1:1: This file exports no destination.`)
  })

  it.each([
    ['does not parse', 'const a = 1\n\nconst b: = 2', 3, 'Unexpected token'],
    ['throws', "interface A {\n  a: string\n}\nthrow new Error('out of order')", 4, 'out of order'],
    ['throws no error', "throw 'a text'", undefined, 'a text']
  ])('names the place and the reason when a file %s', (name, text, line, reason) => {
    const file = write(`${name}.ts`, text)
    expect(() => loadDefinition(file)).toThrow(FailureError)
    expect(() => loadDefinition(file)).toThrow(line ? `${shown(file)}:${line}:` : `${shown(file)}: `)
    expect(() => loadDefinition(file)).toThrow(`: ${reason}`)
  })

  it.each([
    ['actions.send.fields.url.type', "actions: { send: { fields: { url: { type: 'texts' } } } }"],
    [
      'actions.send.fields.a.properties.b.type',
      "actions: { send: { fields: { a: { properties: { b: { type: 'texts' } } } } } }"
    ],
    [
      'actions.send.hooks.onMappingSave.inputFields.a.type',
      "actions: { send: { hooks: { onMappingSave: { inputFields: { a: { type: 'texts' } } } } } }"
    ],
    ['authentication.fields.key.type', "actions: {}, authentication: { fields: { key: { type: 'texts' } } }"]
  ])('refuses a type that does not exist, as %s', (place, parts) => {
    const file = write('typed.ts', `export default {\n  name: 'Tool',\n  ${parts}\n}`)
    jest.resetModules()
    expect(() => loadDefinition(file)).toThrow(
      `${shown(file)}:3:${3 + parts.lastIndexOf('type:')}: ${place}: there is no type 'texts'. Choose string, text, number, `
    )
  })

  it('leaves it to the rules to say what else is missing', () => {
    const parts = "actions: { send: null, other: { fields: { a: {}, b: null } } }, authentication: 'none'"
    expect(loadDefinition(write('odd.ts', `export default { name: 'Tool', ${parts} }`))).toHaveProperty('name', 'Tool')
  })

  it('returns the place in the file that was imported', () => {
    const broken = write('broken.ts', '\nconst b: = 2')
    const file = write('importing.ts', "import './broken'\nexport default {}")
    expect(() => loadDefinition(file)).toThrow(`${shown(broken)}:2:`)
  })
})

/** For the CLI, which loads from source by tsx and without jest: prints what `load(file)` returns, a line for each call. */
const PROGRAM = `
  require('tsx/cjs')
  const { writeFileSync } = require('node:fs')
  const { join } = require('node:path')
  const { loadDefinition } = require(process.argv[1])
  const [, , folder, runtime] = process.argv
  const write = (name, text) => writeFileSync(join(folder, name), text)
  const load = (name) => {
    try {
      console.log(loadDefinition(join(folder, name)).name)
    } catch (error) {
      console.log(error.name + ' ' + error.message.split('\\n')[0])
    }
  }

  write('name.ts', "export const name: string = 'first'")
  write('entry.ts', "import { name } from './name'\\nexport default { name, actions: {} }")
  load('entry.ts')
  write('name.ts', "export const name: string = 'second'")
  load('entry.ts')
  write('name.ts', "export const name: string = 'third'\\nconst: 1")
  load('entry.ts')
  write('name.ts', "export const name: string = 'fourth'")
  load('entry.ts')

  load('uses-undefined.ts')
  load('imports-missing.ts')

  globalThis.before = require(runtime).HTTPError
  load('runtime.ts')
`

describe('loadDefinition in the CLI', () => {
  const throwing = write('uses-undefined.ts', faulty('(undefined as unknown as A).a'))
  const importing = write('imports-missing.ts', faulty("{}\nimport './missing'"))
  let lines: string[]

  beforeAll(() => {
    const runtime = require.resolve('@segment/actions-core')
    write(
      'runtime.ts',
      `import { HTTPError } from '${runtime}'\nexport default { name: String(HTTPError === globalThis.before), actions: {} }`
    )
    const words = ['-e', PROGRAM, require.resolve('../load'), folder, runtime]
    const { stdout, stderr } = spawnSync(process.execPath, words, { encoding: 'utf8' })
    lines = (stdout + stderr).trim().split('\n')
  })

  it('reads the files afresh, also after one that did not parse', () => {
    expect(lines.slice(0, 4)).toEqual([
      'first',
      'second',
      `FailureError ${shown(join(folder, 'name.ts'))}:2:6: Expected identifier but found ":".`,
      'fourth'
    ])
  })

  it('returns the line and the column in the source of a file that throws, or imports what is not there', () => {
    expect(lines.slice(4, 6)).toEqual([
      `FailureError ${shown(throwing)}:4:44: Cannot read properties of undefined (reading 'a').`,
      `FailureError ${shown(importing)}:5:8: Cannot find module './missing'.`
    ])
  })

  it('keeps the one copy of the runtime', () => {
    expect(lines.slice(6)).toEqual(['true'])
  })
})

function faulty(text: string): string {
  return `interface A {\n  a: string\n}\nexport default ${text}`
}
