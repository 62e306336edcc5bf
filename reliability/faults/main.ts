import { parseArgs } from 'node:util'
import { report, type Row } from '../report'
import { FAULTS } from './faults'
import { readPromises } from './promises'
import { Scratch, type Ran } from './scratch'

// Shows that the tests of docs/security.md can fail: puts one fault after the other into a copy of the code, each of which
// breaks a promise of that page, and runs the test that the page names. That must pass without the fault and fail with it.
// The exit code is 1 if one does not.
//
//   npm run faults -- [--row <text in a row of the page>]... [--save]

function main(): void {
  const { values } = parseArgs({ options: { row: { type: 'string', multiple: true }, save: { type: 'boolean' } } })
  const chosen = FAULTS.filter(({ row }) => values.row?.some((text) => row.includes(text)) ?? true)
  const promises = new Map(readPromises().map((promise) => [promise.row, promise]))
  const scratch = new Scratch()
  const problems: string[] = []
  const rows: Row[] = []
  try {
    const needed = [...new Set(chosen.map(({ row }) => promises.get(row)!))]
    const sound = scratch.test(needed)
    problems.push(...sound.failed.map((name) => `fails without a fault: ${name}`), ...problemOf(sound))
    for (const fault of chosen) {
      const promise = promises.get(fault.row)!
      const ran = scratch.with(fault, () => scratch.test([promise]))
      const isSeen = ran.failed.length > 0
      if (!isSeen) problems.push(`passes with the fault: ${fault.does} (${fault.row})`, ...problemOf(ran))
      process.stderr.write(`${isSeen ? 'fails' : 'PASSES'}: ${fault.does} (${fault.row})\n`)
      rows.push({
        'promise or attack': `${promise.number ? `${promise.number}. ` : ''}${fault.row}`,
        fault: fault.does,
        'tests that failed': ran.failed.length,
        'tests that passed': ran.passed.length
      })
    }
  } finally {
    scratch.remove()
  }
  for (const problem of problems) process.stderr.write(`${problem}\n`)
  report('faults', '', rows)
  process.exitCode = problems.length > 0 ? 1 : 0
}

function problemOf({ problem }: Ran): string[] {
  return problem === undefined ? [] : [problem.slice(0, 2000)]
}

main()
