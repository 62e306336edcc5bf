import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { buildPage } from '../index'

let files: { name: string; size: number; text: string }[]

beforeAll(async () => {
  const folder = await buildPage().folder
  const names = ['index.html', ...readdirSync(join(folder, 'assets')).map((name) => `assets/${name}`)]
  files = names.map((name) => {
    const content = readFileSync(join(folder, name))
    return { name, size: gzipSync(content, { level: 9 }).length, text: content.toString() }
  })
})

const total = (all: typeof files) => all.reduce((sum, { size }) => sum + size, 0)

it('loads at most 250 kB, compressed, before it shows', () => {
  const page = files.find(({ name }) => name === 'index.html')!
  const first = files.filter(({ name }) => name === page.name || page.text.includes(name))
  expect(first.length).toBeGreaterThan(2)
  expect(total(first)).toBeLessThan(250_000)
})

it('loads the editor and the plot late, and is at most 350 kB in all', () => {
  const late = files.filter(({ name }) => /code-mirror|uPlot/.test(name)).map(({ name }) => name)
  expect(late.length).toBeGreaterThanOrEqual(2)
  expect(total(files)).toBeLessThan(350_000)
})

it('has no address of another host to load from', () => {
  const loads = files.flatMap(
    ({ text }) => text.match(/(?:src|href)="https?:|url\(["']?https?:|import\(["']https?:/g) ?? []
  )
  expect(loads).toEqual([])
})
