import { parseArgs } from 'node:util'
import { randomFrom } from '../random'
import { report, type Row } from '../report'
import { addToCorpus, readCorpus } from './corpus'
import { fuzz } from './fuzz'
import { TARGETS } from './targets'

// Fuzzes each target for its share of the cases or of the seconds, whichever ends first. Prints each input that fails, as
// small as it gets, and adds it to the corpus; the exit code is 1 then.
//
//   npm run fuzz -- [--cases <number>] [--seconds <number>] [--seed <number>] [--target <name>]... [--save]
//
// Default: 10,000,000 cases, however long that takes, seed 1, all targets.

function main(): void {
  const { values } = parseArgs({
    options: {
      cases: { type: 'string', default: '10000000' },
      seconds: { type: 'string', default: 'Infinity' },
      seed: { type: 'string', default: '1' },
      target: { type: 'string', multiple: true },
      save: { type: 'boolean' }
    }
  })
  const targets = TARGETS.filter(({ name }) => values.target?.includes(name) ?? true)
  const [cases, seconds] = [values.cases, values.seconds].map((total) => Number(total) / targets.length)
  const rows: Row[] = []
  for (const target of targets) {
    const corpus = readCorpus(target.name)
    const fuzzed = fuzz(target, corpus, { cases: cases!, seconds: seconds!, random: randomFrom(Number(values.seed)) })
    for (const { input, message } of fuzzed.findings) {
      process.stderr.write(`${target.name}: ${message}\n  ${JSON.stringify(input)}\n`)
      addToCorpus(target.name, input)
    }
    rows.push({
      target: target.name,
      cases: fuzzed.cases,
      'inputs in the corpus': corpus.length,
      'inputs that reached new code': fuzzed.kept,
      'inputs that failed': fuzzed.findings.length
    })
  }
  const tried = rows.reduce((sum, row) => sum + Number(row.cases), 0)
  report('fuzz', `--cases ${tried} --seed ${values.seed}`, rows)
  process.exitCode = rows.some((row) => row['inputs that failed'] !== 0) ? 1 : 0
}

main()
