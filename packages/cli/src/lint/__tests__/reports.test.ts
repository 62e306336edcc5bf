import { join } from 'node:path'
import { rules } from '@segment/action-destinations/conformance'
import { describeValidation, isValid, validationJson, sarifOf } from '../report'
import type { Problem } from '../validate'
import { rulesPage } from '../../docs/reference-pages'

const root = process.cwd()
const problem = (more: Partial<Problem>): Problem => ({
  code: 'D206',
  severity: 'error',
  destination: 'sample',
  place: 'authentication.fields.apiKey.type',
  message: 'It is wrong.',
  file: join(root, 'a folder', 'index.ts'),
  line: 3,
  column: 5,
  ...more
})
const problems = [problem({ fix: 'password' }), problem({ code: 'D104', severity: 'warning', place: '', line: 12 })]

interface Log {
  version: string
  runs: [{ tool: { driver: { rules: { id: string }[] } }; results: { ruleId: string; ruleIndex: number }[] }]
}

describe('for people', () => {
  it('lists the problems by file and counts them', () => {
    expect(describeValidation({ destinations: ['sample'], problems })).toEqual([
      join('a folder', 'index.ts'),
      '  3:5     error   D206  authentication.fields.apiKey.type: It is wrong.',
      '  12:5    warning D104  It is wrong.',
      '',
      '1 error, 1 warning in 1 destination. To repair 1 of them, add --fix.'
    ])
  })

  it('says that there is nothing', () => {
    expect(describeValidation({ destinations: ['a', 'b'], problems: [] })).toEqual(['No problems in 2 destinations.'])
  })
})

describe('for programs', () => {
  it('is valid with warnings alone', () => {
    expect(isValid({ destinations: [], problems })).toBe(false)
    expect(isValid({ destinations: [], problems: problems.slice(1) })).toBe(true)
  })

  it('returns JSON with paths from the root', () => {
    expect(validationJson(root, { destinations: ['sample'], problems })).toMatchObject({
      valid: false,
      destinations: ['sample'],
      problems: [{ code: 'D206', file: join('a folder', 'index.ts'), line: 3, fixable: true }, { fixable: false }]
    })
  })

  it('returns a SARIF log whose results name their rules and places', () => {
    const { version, runs } = sarifOf(root, problems) as Log
    const { tool, results } = runs[0]
    expect(version).toBe('2.1.0')
    expect(tool.driver.rules.map(({ id }) => id)).toEqual(['D001', ...rules.map(({ code }) => code)])
    expect(results.map(({ ruleIndex }) => tool.driver.rules[ruleIndex]!.id)).toEqual(['D206', 'D104'])
    expect(results[0]).toMatchObject({
      ruleId: 'D206',
      level: 'error',
      message: { text: 'authentication.fields.apiKey.type: It is wrong.' },
      locations: [
        {
          physicalLocation: {
            artifactLocation: { uri: 'a%20folder/index.ts', uriBaseId: 'SRCROOT' },
            region: { startLine: 3, startColumn: 5 }
          },
          logicalLocations: [{ fullyQualifiedName: 'sample.authentication.fields.apiKey.type' }]
        }
      ]
    })
  })
})

describe('the page of rules', () => {
  it('has a row for each', () => {
    const page = rulesPage()
    for (const { code, title } of rules)
      expect(page).toMatch(new RegExp(`^\\| ${code} \\| (error|warning) \\| ${title} \\| `, 'm'))
  })
})
