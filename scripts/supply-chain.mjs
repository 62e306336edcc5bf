// Checks the packages of package-lock.json: licences, where they come from, that their install scripts stay off, and
// known vulnerabilities.
//
//   node scripts/supply-chain.mjs [<root>]
//
// Prints each fault and exits with 1 if there is one. Without a registry that answers `npm audit`, such as offline, it
// says so and goes on: the advisories are not in the repository.
import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'

/** Licences that let anybody use and pass on a package with its own licence text. */
const LICENCES = new Set([
  '0BSD',
  'Apache-2.0',
  'BlueOak-1.0.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'CC-BY-4.0',
  'CC0-1.0',
  'ISC',
  'MIT',
  'MIT-0',
  // Asks only for changes of its own files to be published.
  'MPL-2.0',
  'PSF-2.0',
  'Python-2.0',
  'Unlicense'
])

/** Packages whose package.json does not name the licence that they come with. */
const READ_BY_HAND = new Map([
  ['@segment/facade', 'MIT'],
  ['@segment/isodate', 'MIT'],
  ['@segment/isodate-traverse', 'MIT'],
  ['buildcheck', 'MIT'],
  ['cpu-features', 'MIT'],
  ['new-date', 'MIT'],
  ['ssh2', 'MIT'],
  // Of the published peer, which only tests compare the runtime with.
  ['@segment/fql-ts', 'MIT']
])

const REGISTRY = 'https://registry.npmjs.org/'

/** The severities that fail the check. */
const SEVERE = ['high', 'critical']

const root = resolve(process.argv[2] ?? join(fileURLToPath(import.meta.url), '..', '..'))
const faults = [...faultsOfLock(), ...faultsOfNpmrc(), ...faultsOfAudit()]
for (const fault of faults) process.stderr.write(`${fault}\n`)
process.exit(faults.length > 0 ? 1 : 0)

function faultsOfLock() {
  const { packages } = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8'))
  const installed = Object.entries(packages).filter(([place, { link }]) => place.includes('node_modules/') && !link)
  // Without `resolved`, npm asks the registry that is set.
  return installed.flatMap(([place, { license, resolved, integrity }]) => {
    const name = place.split('node_modules/').at(-1)
    const licence = READ_BY_HAND.get(name) ?? license
    return [
      ...(isAllowed(licence)
        ? []
        : [`${name} has the licence ${licence ?? '(none)'}. Replace the package, or add the licence to this script.`]),
      ...((resolved ?? REGISTRY).startsWith(REGISTRY)
        ? []
        : [`${name} is from ${resolved}. Take it from ${REGISTRY}.`]),
      ...(integrity ? [] : [`${name} has no integrity in package-lock.json. Run npm install to add it.`])
    ]
  })
}

/** Whether an SPDX expression, such as `(MIT OR CC0-1.0)`, can be met by allowed licences. */
function isAllowed(expression = '') {
  const choices = expression.replace(/^\(|\)$/g, '').split(' OR ')
  return choices.some((choice) => choice.split(' AND ').every((licence) => LICENCES.has(licence)))
}

function faultsOfNpmrc() {
  const file = join(root, '.npmrc')
  const lines = existsSync(file) ? readFileSync(file, 'utf8').split('\n') : []
  return lines.includes('ignore-scripts=true')
    ? []
    : ['.npmrc lacks the line ignore-scripts=true, so npm runs the install scripts of packages. Add it.']
}

function faultsOfAudit() {
  let report
  try {
    report = JSON.parse(audit())
  } catch {
    report = {}
  }
  if (!report.vulnerabilities) {
    const reason = report.message ?? 'npm audit did not answer'
    process.stdout.write(`Known vulnerabilities were not checked: ${reason}.\n`)
    return []
  }
  return Object.values(report.vulnerabilities)
    .filter(({ severity }) => SEVERE.includes(severity))
    .map(({ name, severity, range }) => `${name} ${range} has a ${severity} vulnerability. See npm audit; update it.`)
}

/** npm exits with 1 if there are vulnerabilities; its report is the same. */
function audit() {
  const options = ['audit', '--json', '--fetch-retries=0', '--fetch-timeout=30000']
  try {
    return execFileSync('npm', options, { cwd: root, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] })
  } catch (error) {
    return error.stdout ?? ''
  }
}
