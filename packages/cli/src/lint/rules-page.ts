import { loadRule, rules } from '@segment/action-destinations/conformance'
import type { Rule } from '@segment/action-destinations/conformance'

/** The text of `docs/rules.md`: a table of all rules. */
export function rulesPage(): string {
  return `# Rules

Made from the table of rules by \`./bin/run docs:reference\`. Changes made by hand are lost.

\`./bin/run validate\` looks at destinations by these rules, and so does the conformance suite of the tests. An error ends
\`validate\` with exit code 1, a warning does not. \`--fix\` repairs what is certain: secrets of type \`string\`, a missing slug,
blanks around texts, numbers and booleans in quotes.

| Code | Severity | What holds | What happens otherwise |
| --- | --- | --- | --- |
${[loadRule, ...rules].map(row).join('\n')}

Where the public facts of a destination (in \`fixtures/facts\` of its package) prescribe what ${list(
    rules.filter(({ yieldsToFacts }) => yieldsToFacts)
  )} would complain of, it is no fault: saved settings and mappings hold it.
`
}

function row({ code, severity, title, reason }: Omit<Rule, 'check'>): string {
  return `| ${code} | ${severity} | ${title} | ${reason} |`
}

function list(yielding: Rule[]): string {
  const codes = yielding.map(({ code }) => code)
  return `${codes.slice(0, -1).join(', ')} or ${codes.at(-1)}`
}
