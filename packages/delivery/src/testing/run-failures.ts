import { readFileSync, writeFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { brokenPromises, FAILURE_RUNS, startPlaces } from './failure-runs'
import { mostRepeated, seeded, type Size } from './failures'

// The long form of the failure tests: `npm run delivery:failures -- [words] [--events 3000] [--seed 1] [--save]`. It takes
// minutes. Words choose the runs whose store and promise have them all. `--save` writes the figures of all into the page.

const PAGE = resolve(__dirname, '../../../../docs/delivery.md')
const [START, END] = ['<!-- failures: made by npm run delivery:failures -- --save -->', '<!-- /failures -->']

async function main(): Promise<void> {
  const { values, positionals: words } = parseArgs({
    allowPositionals: true,
    options: { events: { type: 'string' }, seed: { type: 'string' }, save: { type: 'boolean' } }
  })
  const events = Number(values.events ?? 3000)
  const seed = Number(values.seed ?? Date.now() % 100_000)
  const random = seeded(seed)
  const places = await startPlaces({})
  const rows: string[] = []
  process.stdout.write(`seed ${seed}, ${events} events a run\n`)
  const chosen = FAILURE_RUNS.filter(({ engine, name }) => words.every((word) => `${engine} ${name}`.includes(word)))
  for (const failure of chosen) {
    const size: Size = { events, kills: 0, random, ...failure.long }
    const count = await failure.run(await places.make(failure.engine), size)
    const broken = brokenPromises(failure, size, count)
    if (broken.length > 0) process.exitCode = 1
    const most = count.repeated.length > 0 ? `${Math.max(...count.repeated)} of ${mostRepeated(size)}` : ''
    const batch = size.batch === undefined ? '' : `, in batches of ${size.batch}`
    const { kills, lost, duplicates, dead } = count
    const numbers = [size.events, kills, lost, duplicates, dead.PROCESS_DIED ?? 0]
    rows.push(`| ${failure.engine} | ${failure.name}${batch} | ${numbers.join(' | ')} | ${most} |`)
    const verdict = broken.length === 0 ? 'ok' : `NOT OK (${broken.join(' ')})`
    process.stdout.write(`${verdict}  ${rows.at(-1)}\n`)
  }
  await places.stop()
  if (values.save && words.length === 0 && !process.exitCode) save(rows, seed)
}

function save(rows: readonly string[], seed: number): void {
  const page = readFileSync(PAGE, 'utf8')
  const [before, after] = [page.indexOf(START), page.indexOf(END)]
  if (before < 0 || after < before) throw new Error(`${PAGE} has no place for the figures: ${START} ... ${END}`)
  const table = [
    `The last long runs, with the seed ${seed}:`,
    '',
    '| store | promise | events | kills | lost | duplicates | set aside | the most of one kill, and its bound |',
    '| ----- | ------- | ------ | ----- | ---- | ---------- | --------- | ----------------------------------- |',
    ...rows
  ]
  writeFileSync(PAGE, `${page.slice(0, before)}${START}\n\n${table.join('\n')}\n\n${page.slice(after)}`)
}

void main()
