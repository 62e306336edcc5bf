import { relative, sep } from 'node:path'
import { pathToFileURL } from 'node:url'
import { loadRule, rules } from '@segment/action-destinations/conformance'
import type { Fix } from './fix'
import type { Problem, Validation } from './validate'

/** Whether no problem is an error. */
export function isValid({ problems }: Validation): boolean {
  return problems.every(({ severity }) => severity !== 'error')
}

/** Formats the problems by file, with their number. Paths are relative to the working directory. */
export function describeValidation(validation: Validation): string[] {
  const { problems, destinations } = validation
  const files = [...new Set(problems.map(({ file }) => file))]
  const blocks = files.flatMap((file) => [
    relative(process.cwd(), file),
    ...problems.filter((problem) => problem.file === file).map(describeProblem),
    ''
  ])
  const errors = problems.filter(({ severity }) => severity === 'error').length
  const fixable = problems.filter(({ fix }) => fix !== undefined).length
  const found =
    problems.length === 0 ? 'No problems' : `${count(errors, 'error')}, ${count(problems.length - errors, 'warning')}`
  const hint = fixable > 0 ? ` To repair ${fixable} of them, add --fix.` : ''
  return [...blocks, `${found} in ${count(destinations.length, 'destination')}.${hint}`]
}

/** Formats a line for each fix: where, and the old and new text. */
export function describeFixes(fixes: Fix[], { written }: { written: boolean }): string[] {
  return fixes.map(({ problem: { code, file, line, place }, text, before }) => {
    const at = `${relative(process.cwd(), file)}:${line}`
    const change = `${before.trim()} becomes ${text.trim()}`
    return `${written ? 'Fixed' : 'Would fix'} ${code} at ${at}, ${place}: ${change}`
  })
}

/** Formats the same as JSON; paths are relative to `root`. */
export function validationJson(root: string, validation: Validation): object {
  return {
    valid: isValid(validation),
    destinations: validation.destinations,
    problems: validation.problems.map(({ fix, ...problem }) => ({
      ...problem,
      file: relative(root, problem.file),
      fixable: fix !== undefined
    }))
  }
}

function describeProblem({ line, column, severity, code, place, message }: Problem): string {
  const at = `${line}:${column}`.padEnd(7)
  return `  ${at} ${severity.padEnd(7)} ${code}  ${place === '' ? '' : `${place}: `}${message.replaceAll('\n', ' ')}`
}

function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`
}

const all = [loadRule, ...rules]

/**
 * Formats problems as a SARIF 2.1.0 log (https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html), which code
 * hosts show beside the lines. Paths are relative to `root`.
 */
export function sarifOf(root: string, problems: Problem[]): object {
  return {
    $schema: 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: {
            name: '@segment/actions-cli',
            rules: all.map(({ code, title, reason, severity }) => ({
              id: code,
              shortDescription: { text: title },
              fullDescription: { text: reason },
              defaultConfiguration: { level: severity }
            }))
          }
        },
        originalUriBaseIds: { SRCROOT: { uri: `${pathToFileURL(root)}/` } },
        columnKind: 'utf16CodeUnits',
        results: problems.map((problem) => resultOf(root, problem))
      }
    ]
  }
}

function resultOf(root: string, { code, severity, place, message, file, line, column, destination }: Problem): object {
  const uri = relative(root, file).split(sep).map(encodeURIComponent).join('/')
  return {
    ruleId: code,
    ruleIndex: all.findIndex((rule) => rule.code === code),
    level: severity,
    message: { text: place === '' ? message : `${place}: ${message}` },
    locations: [
      {
        physicalLocation: {
          artifactLocation: { uri, uriBaseId: 'SRCROOT' },
          region: { startLine: line, startColumn: column }
        },
        logicalLocations: [{ fullyQualifiedName: place === '' ? destination : `${destination}.${place}` }]
      }
    ]
  }
}
