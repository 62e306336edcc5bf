import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'

// Every public export has an `@example`, and all examples compile: one run of tsc over a file for each.

const source = join(__dirname, '..')
const root = join(source, '../../..')

const DECLARATION =
  /((?:^\/\*\*(?:(?!\*\/)[^])*\*\/\n)?)(?:^\/\/.*\n)*^export (?:async )?(?:abstract )?(?:class|interface|type|const|function|enum) (\w+)/gm

/** The exported declarations of a file, with the code of their examples. */
function declarationsIn(file: string): { name: string; examples: string[] }[] {
  return [...readFileSync(file, 'utf8').matchAll(DECLARATION)].map(([, comment, name]) => {
    const lines = comment.replace(/\*\/\n$/, '').replace(/^ ?\* ?/gm, '')

    return {
      name,
      examples: lines
        .split('@example\n')
        .slice(1)
        .map((part) => part.split(/^@/m)[0]!)
    }
  })
}

/** The public names, each with the file that `index.ts` exports it from. */
function publicNames(): Map<string, string> {
  const names = new Map<string, string>()
  const index = readFileSync(join(source, 'index.ts'), 'utf8')
  for (const [, list, from] of index.matchAll(/^export (?:type )?(?:\{([^}]*)\}|\*) from '(.+)'$/gm)) {
    const listed = list?.split(',').map((name) => name.trim().replace(/^type /, ''))
    const all = listed ?? declarationsIn(join(source, `${from}.ts`)).map(({ name }) => name)
    for (const name of all.filter(Boolean)) names.set(name, from!)
  }
  return names
}

const files = readdirSync(source, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.ts') && !file.includes('__tests__'))
  .map((file) => join(source, file))
const names = publicNames()
const declared = files.flatMap((file) => declarationsIn(file).map((declaration) => ({ ...declaration, file })))
/** A name may also be that of something inside: only declarations in the folder that `index.ts` exports from count. */
const isPublic = ({ name, file }: { name: string; file: string }) =>
  names.has(name) &&
  `./${relative(source, file)}`.startsWith(dirname(`${names.get(name)}/index`).replace(/\/index$/, ''))

it('every public export has an example', () => {
  const shown = new Set(declared.filter(({ examples }) => examples.length > 0).map(({ name }) => name))
  expect(names.size).toBeGreaterThan(150)
  expect([...names.keys()].filter((name) => !shown.has(name))).toEqual([])
})

it('the examples compile', () => {
  const cache = join(root, 'node_modules/.cache')
  mkdirSync(cache, { recursive: true })
  const folder = mkdtempSync(join(cache, 'examples-'))
  const written = declared.flatMap(({ name, file, examples }) =>
    isPublic({ name, file }) ? examples.map((example) => ({ name, example })) : []
  )
  for (const [number, { name, example }] of written.entries()) {
    const imported = example.match(/^import [^]*? from /gm)?.join() ?? ''
    const used = [...names.keys()].filter((key) => new RegExp(`\\b${key}\\b`).test(example))
    const missing = used.filter((key) => !new RegExp(`\\b${key}\\b`).test(imported))
    const own = missing.length > 0 ? `import { ${missing.join(', ')} } from '@segment/actions-core'\n` : ''
    writeFileSync(join(folder, `${number}-${name}.ts`), `${own}${example}\nexport {}\n`)
  }
  const compilerOptions = { noUnusedLocals: false, types: ['node'] }
  const config = { extends: join(root, 'tsconfig.json'), compilerOptions, include: ['*.ts'], exclude: [] }
  writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify(config))
  const { stdout } = spawnSync(join(root, 'node_modules/.bin/tsc'), ['-p', folder, '--singleThreaded'], {
    cwd: folder,
    encoding: 'utf8'
  })
  rmSync(folder, { recursive: true })
  expect(written.length).toBeGreaterThan(150)
  expect(stdout).toBe('')
})
