import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { FAULTS } from '../faults/faults'
import { readPromises, ROOT } from '../faults/promises'

const promises = readPromises()
const read = (file: string) => readFileSync(join(ROOT, file), 'utf8')

it.each(promises.map(({ row, file, name }) => [row, file, name]))(
  'docs/security.md names a test that exists: %s: %s › %s',
  (_, file, name) => {
    expect(file).toMatch(/\.test\.ts$/)
    expect(existsSync(join(ROOT, file))).toBe(true)
    expect(read(file)).toContain(name)
  }
)

it('docs/security.md has each row once, and each of the 14 attacks', () => {
  expect(new Set(promises.map(({ row }) => row)).size).toBe(promises.length)
  expect(new Set(promises.flatMap(({ number }) => number ?? []))).toHaveProperty('size', 14)
})

it('npm run faults has a fault for each row, and no others', () => {
  expect(new Set(FAULTS.map(({ row }) => row))).toEqual(new Set(promises.map(({ row }) => row)))
})

it.each(FAULTS.map((fault) => [fault.file, fault.does, fault] as const))(
  'npm run faults can still change %s: %s',
  (file, _, { find, replace }) => {
    expect(read(file).split(find)).toHaveLength(2)
    expect(replace).not.toBe(find)
  }
)
