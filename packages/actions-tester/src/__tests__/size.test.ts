import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { buildPage } from '../index'

let files: { name: string; size: number; text: string }[]

beforeAll(async () => {
  const folder = await buildPage().folder
  const names = ['index.html', ...readdirSync(join(folder, 'assets')).map((name) => `assets/${name}`)]
  files = names
    .filter((name) => names.includes(`${name}.br`) || name === 'index.html')
    .map((name) => {
      // Compressed means Brotli, which is what a browser loads.
      const { length: size } = readFileSync(join(folder, `${name}.br`))
      return { name, size, text: readFileSync(join(folder, name), 'utf8') }
    })
})

const total = (all: typeof files) => all.reduce((sum, { size }) => sum + size, 0)

it('is at most 250 kB, compressed', () => {
  expect(files.length).toBeGreaterThan(3)
  expect(total(files)).toBeLessThanOrEqual(250_000)
})

it('loads at most 165 kB of it before it shows, without the JSON editor', () => {
  const page = files.find(({ name }) => name === 'index.html')!
  const first = files.filter(({ name }) => name === page.name || page.text.includes(name))
  expect(first.length).toBeGreaterThan(2)
  expect(total(first)).toBeLessThanOrEqual(165_000)
  expect(first.map(({ name }) => name)).not.toContainEqual(expect.stringContaining('code-mirror'))
})

it('has no address of another host to load from', () => {
  const loads = files.flatMap(
    ({ text }) => text.match(/(?:src|href)="https?:|url\(["']?https?:|import\(["']https?:/g) ?? []
  )
  expect(loads).toEqual([])
})
