import type { Comparison } from './compat'

/** True when saved settings or mappings do not survive one of the changes. */
export function isBreaking({ changes }: Comparison): boolean {
  return changes.some(({ severity }) => severity === 'breaking')
}

/** What to print of a comparison: a line for each change, and what it comes to. */
export function describeComparison(comparison: Comparison): string[] {
  const { destination, base, isNew, changes } = comparison
  if (isNew) return [`'${destination}' is new: '${base}' does not have it.`]
  if (changes.length === 0) return [`'${destination}' is compatible with '${base}'.`]
  const lines = changes.map(({ severity, place, message, file, line }) => {
    return `${file}:${line}  ${severity.padEnd(8)}  ${place}: ${message}`
  })
  const verdict = isBreaking(comparison) ? 'breaks what is saved with' : 'can be used in the place of'
  return [...lines, '', `'${destination}' ${verdict} '${base}'.`]
}
