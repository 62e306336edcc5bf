import { createHash } from 'node:crypto'
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { FailureError } from '@segment/actions-input'
import { destinationsDirectory, findDestination } from '../../workspace/destinations'
import { buildBundles, describeBuild, describeTooLarge, sizesPage } from '../build-bundles'
import { bundleDestination } from '../bundle-script'

let root: string
let web: string

beforeEach(() => {
  root = realpathSync(mkdtempSync(join(tmpdir(), 'bundles-')))
  web = join(root, 'packages', 'browser-destinations', 'dist', 'web')
  symlinkSync(resolve(__dirname, '../../../../../node_modules'), join(root, 'node_modules'))
})
afterEach(() => rmSync(root, { recursive: true }))

const source = (name: string) => `
  import { browserDestination } from '@segment/browser-destination-runtime/shim'
  export const destination = {
    name: '${name}', mode: 'device', initialize: async () => ({}), actions: {}
  } as const
  export default browserDestination(destination)`

function add(name: string, { index = source(name), budget = 'export const budget = 20_000' } = {}) {
  const directory = join(destinationsDirectory(root, 'device'), name)
  mkdirSync(directory, { recursive: true })
  writeFileSync(join(directory, 'index.ts'), index)
  if (budget) writeFileSync(join(directory, 'budget.ts'), budget)
  return findDestination(root, name, 'device')
}

const manifest = () => JSON.parse(readFileSync(join(web, 'manifest.json'), 'utf8'))

describe('buildBundles', () => {
  it('writes a script with its source map, the chunks, and a manifest that names the script', async () => {
    const build = await buildBundles(root, [add('my-widget')])
    const { file, library, integrity, size } = manifest()['my-widget']
    expect(file).toMatch(/^my-widget\/[A-Z0-9]{8}\.js$/)
    expect(library).toBe('my-widgetDestination')
    const code = readFileSync(join(web, file))
    expect(integrity).toBe(`sha384-${createHash('sha384').update(code).digest('base64')}`)
    expect(size).toEqual(build.destinations[0]!.size)
    expect(size.plain).toBe(code.length)
    const map = JSON.parse(readFileSync(join(web, `${file}.map`), 'utf8'))
    expect(map.sources.some((path: string) => path.endsWith('my-widget/index.ts'))).toBe(true)
    expect(code.toString()).toContain('window["my-widgetDestination"]=')
    expect(code.toString()).not.toMatch(/\beval\(|new Function\(/)
    expect(readdirSync(web).filter((name) => /^(?:liquid|runtime)-[A-Z0-9]+\.js$/.test(name))).toEqual([
      build.liquid.script.file,
      build.runtime.script.file
    ])
    expect(code.toString()).toContain(`../${build.runtime.script.file}`)
    expect(size.gzip).toBeLessThan(500)
    expect(build.runtime.size.gzip).toBeLessThanOrEqual(12_500)
    expect(build.runtime.script.code.toString()).not.toContain('ajv')
  })

  it('renames a script when it changes, and only then, and keeps what was built before unless its script is gone', async () => {
    await buildBundles(root, [add('a'), add('b'), add('c')])
    const { a, b } = manifest()
    rmSync(join(web, 'c'), { recursive: true })
    await buildBundles(root, [add('a')])
    expect(manifest()).toEqual({ a, b })
    await buildBundles(root, [add('a', { index: source('another') })])
    expect(manifest()).toEqual({ a: expect.anything(), b })
    expect(manifest().a.file).not.toBe(a.file)
    expect(existsSync(join(web, a.file))).toBe(false)
  })

  it('writes nothing when a script is larger than its budget, and says by how much', async () => {
    const build = await buildBundles(root, [add('a', { budget: 'export const budget = 5' }), add('b')])
    expect(build.tooLarge.map(({ name }) => name)).toEqual(['a'])
    expect(existsSync(web)).toBe(false)
    expect(describeTooLarge(build.tooLarge)).toMatch(/^a has \d+ bytes after gzip, over its budget of 5\. Make it/)
    expect(describeBuild(build).join('\n')).not.toContain('Wrote')
  })

  it.each([
    ['no budget', ''],
    ['a budget that is not a number', "export const budget = '1 MB'"]
  ])('fails when a destination has %s', async (_, budget) => {
    const build = buildBundles(root, [add('a', { budget })])
    await expect(build).rejects.toBeInstanceOf(FailureError)
    await expect(build).rejects.toThrow('does not export the maximum size of the bundle of a')
  })
})

describe('bundleDestination', () => {
  it.each([
    ['does not parse', 'export default {', 'index.ts:1:17: '],
    ['imports what there is not', "import './missing'", 'Could not resolve "./missing"'],
    ['imports what a file does not export', "import { x } from './budget'\nexport default x", '"x"']
  ])('fails when a destination %s', async (_, index, message) => {
    const bundle = bundleDestination(add('a', { index }), 'runtime.js')
    await expect(bundle).rejects.toBeInstanceOf(FailureError)
    await expect(bundle).rejects.toThrow(message)
  })
})

describe('the report', () => {
  it('has a line for each script, with its sizes and its budget under a heading', async () => {
    const build = await buildBundles(root, [add('a')])
    const [{ size }] = build.destinations as [(typeof build.destinations)[number]]
    const cell = (bytes: number) => `${(bytes / 1000).toFixed(1)} kB`
    const cells = ['a', cell(size.plain), cell(size.gzip), '20.0 kB', cell(size.brotli)]
    const printed = describeBuild(build).map((line) => line.split(/ {2,}/))
    expect(printed[0]).toEqual(['script', 'minified', 'gzip', 'budget', 'brotli'])
    expect(printed).toContainEqual(cells)
    const table = (await sizesPage(build)).split('\n').map((line) => line.split('|').map((text) => text.trim()))
    expect(table).toContainEqual(['', ...cells, ''])
  })
})
