import { relative, sep } from 'node:path'
import { pathToFileURL } from 'node:url'
import { loadRule, rules } from '@segment/action-destinations/conformance'
import type { Problem } from './problem'

const all = [loadRule, ...rules]

/**
 * Problems as a SARIF 2.1.0 log (https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html), which code hosts
 * show beside the lines. Paths are relative to `root`.
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
