/**
 * Versions the packages with lerna, builds and packs those that programs install, and writes an SBOM.
 *
 *   npm run release -- [patch | minor | major | <version>] [--dry-run]
 *
 * Without `--dry-run`, lerna commits and tags the version here, and the results are in `dist/release`. With it, all of
 * this happens in a temporary clone of the last commit, which is removed at the end. Nothing is pushed or published.
 */
import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'

const LERNA = ['--yes', 'lerna@9']
/** The packages that `build:packages` builds, by folder. */
const PACKED = ['actions-core', 'destination-actions']

const { values, positionals } = parseArgs({ allowPositionals: true, options: { 'dry-run': { type: 'boolean' } } })
const dryRun = values['dry-run'] ?? false
const bump = positionals[0] ?? 'minor'
const root = join(import.meta.dirname, '..')

const read = (folder, program, ...words) =>
  execFileSync(program, words, { cwd: folder, encoding: 'utf8', maxBuffer: 1e8, env })
const show = (folder, program, ...words) => execFileSync(program, words, { cwd: folder, stdio: 'inherit', env })
// The daemon of nx, which lerna brings, would outlive this script.
const env = { ...process.env, NX_DAEMON: 'false' }
const print = (line) => process.stdout.write(`${line}\n`)
const versionIn = (folder) => JSON.parse(readFileSync(join(folder, 'lerna.json'), 'utf8')).version

if (!dryRun && read(root, 'git', 'status', '--porcelain')) {
  process.stderr.write('There are uncommitted changes. Commit or stash them and run the release again.\n')
  process.exit(1)
}

const temporary = dryRun ? mkdtempSync(join(tmpdir(), 'release-')) : undefined
try {
  if (temporary) show(root, 'git', 'clone', '--quiet', '--no-hardlinks', root, temporary)
  release(temporary ?? root)
} finally {
  if (temporary) rmSync(temporary, { recursive: true, force: true })
}

function release(folder) {
  const before = versionIn(folder)
  const git = dryRun ? ['--no-git-tag-version'] : []
  show(folder, 'npx', ...LERNA, 'version', bump, '--yes', '--exact', '--force-publish', '--no-push', ...git)
  const version = versionIn(folder)

  const results = join(folder, 'dist', 'release')
  rmSync(results, { recursive: true, force: true })
  mkdirSync(results, { recursive: true })
  show(folder, './bin/run', 'build:packages', '--directory', join(folder, 'dist', 'packages'))
  for (const name of PACKED) {
    read(folder, 'npm', 'pack', '--silent', '--pack-destination', results, join(folder, 'dist', 'packages', name))
  }
  const workspaces = PACKED.flatMap((name) => ['--workspace', `packages/${name}`])
  const sbom = JSON.parse(read(folder, 'npm', 'sbom', '--sbom-format', 'cyclonedx', '--omit', 'dev', ...workspaces))
  // npm calls it after the folder.
  Object.assign(sbom.metadata.component, { name: 'actions', version })
  writeFileSync(join(results, 'sbom.cdx.json'), `${JSON.stringify(sbom, null, 2)}\n`)

  print(`\n${dryRun ? 'Would release' : 'Made the release'} ${before} → ${version}:`)
  for (const file of readdirSync(results)) {
    print(`  ${file} (${Math.ceil(statSync(join(results, file)).size / 1024)} kB)`)
  }
  print(`The SBOM names ${sbom.components.length} packages.`)
  print(
    dryRun
      ? 'This was a dry run: nothing here has changed.'
      : `The files are in ${results}. To publish: git push --follow-tags && npm publish ${join(results, '*.tgz')}`
  )
}
