import { cpus, loadavg } from 'node:os'
import { parseArgs } from 'node:util'
import { besideHanging, deliveries, fleet, heap, latencies, type Note } from './cases'
import { isMet, save, textOf, withBar } from './report'
import { median, openStage, STORES } from './stage'

// The delivery worker beside the bare runtime: `npm run bench:delivery -- [words] [--events 10000] [--rounds 5] [--million]
// [--save]`. Words name cases: single, many, hanging, latency, fleet. `--million` also delivers a million events and prints
// the heap after each tenth. `--save` writes the numbers and a plot into docs/performance.md.

const { values, positionals: words } = parseArgs({
  allowPositionals: true,
  options: {
    events: { type: 'string', default: '10000' },
    rounds: { type: 'string', default: '5' },
    million: { type: 'boolean', default: false },
    save: { type: 'boolean', default: false }
  }
})
const [events, rounds] = [Number(values.events), Number(values.rounds)]

async function main(): Promise<void> {
  const stage = await openStage()
  const cases: Record<string, (note: Note) => Promise<void>> = {
    single: (note) => deliveries(stage, events, 'single', note),
    many: (note) => deliveries(stage, events, 'many', note),
    hanging: async (note) => {
      for (const name of STORES) await besideHanging(stage, events, name, note)
    },
    latency: async (note) => {
      for (const name of STORES) await latencies(stage, name, note)
    },
    fleet: (note) => fleet(stage, events, note)
  }
  const chosen = Object.keys(cases).filter((name) => words.length === 0 || words.includes(name))
  const found = new Map<string, number[]>()
  // The first round warms up.
  for (let round = 0; round <= rounds; round++) {
    for (const name of chosen) {
      await cases[name]((what, value) => {
        if (round > 0) found.set(what, [...(found.get(what) ?? []), value])
      })
    }
  }
  const print = (line: string) => process.stdout.write(`${line}\n`)
  const machine = `${cpus().length} x ${cpus()[0].model}, load ${loadavg()[0].toFixed(1)}`
  print(`${events} events, ${rounds} rounds, node ${process.version}, ${machine}`)
  const results = [...found].map(([name, numbers]) => withBar(name, median(numbers)))
  for (const result of results) print(`${result.name}: ${textOf(result.value)}${isMet(result) ? '' : ' (missed)'}`)
  let sizes: string | undefined
  if (values.million) {
    const marks = await heap(stage, 1_000_000)
    sizes = `Heap after each 100,000 of a million events: ${marks.map((size) => size.toFixed(1)).join(', ')} MiB.`
    print(sizes)
  }
  if (values.save) save(results, { events, rounds, heap: sizes })
  await stage.close()
}

void main()
