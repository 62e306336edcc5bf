import { execFileSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { cpus } from 'node:os'
import { join } from 'node:path'

// Keeps the figures of the last full run of each script of this folder, and makes docs/reliability.md from them.

const ROOT = join(__dirname, '..')
const FIGURES = join(ROOT, 'reliability', 'figures.json')

/** The document that {@link document} makes. */
export const DOCUMENT = join(ROOT, 'docs', 'reliability.md')

/** A table: each row has a cell for each heading. */
export type Row = Record<string, string | number>

/** One run of a script. */
interface Run {
  /** The day, as in `2026-11-29`. */
  day: string
  /** The command with its options. */
  command: string
  seconds: number
  machine: string
  /** What was checked out. Older runs do not say it. */
  commit?: string
  rows: Row[]
}

/** What each script shows, in the order of the document. The keys are the names of the npm scripts. */
const CHAPTERS = {
  faults: {
    title: 'Faults put back',
    text: `Each row puts one fault into a copy of the code, which breaks a promise of [security.md](security.md) or lets an
      attack of its table succeed again. The test that the page names passes without the fault, and must fail with it.`
  },
  kills: {
    title: 'Killed commands',
    text: `Commands that write are killed by SIGKILL and SIGHUP at random moments, most of them within 5 ms of the first write.
      Afterwards the next command must find the old files or make them so, or find the new ones: never a mix. It must then
      end with the new files, and leave no draft. A full run kills each command 400 times.`
  },
  reloads: {
    title: 'Reloads of serve',
    text: `\`serve\` runs while a file of a destination changes, every tenth time to code that does not load. Each change must
      be in effect in the next call, and the memory after collecting garbage must stay flat.`
  },
  fuzz: {
    title: 'Fuzzing',
    text: `Inputs are mutated, and those that reach new code are mutated further. Each target checks what must hold for any
      input. An input that once broke a target is kept in \`reliability/corpus\`, and every test run tries it again. A full run tries 10,000,000 inputs.`
  },
  growth: {
    title: 'Time and memory',
    text: `Each directive and each parser works on input of four sizes, each four times as large as the one before, up to the
      largest that is accepted, in a process with a heap of 96 MB. The exponent fits the time that the processor spends to the size: 1 is linear,
      2 quadratic. Where the exponent of the two largest sizes alone is lower, that one counts. At most 1.2 is accepted.`
  },
  soak: {
    title: 'Soak',
    text: `\`serve\` and a program with the runtime deliver good, bad and hostile calls side by side to a vendor that fails in many
      ways, while the code of the destination is reloaded. Each answer must belong to its call, each call that must be
      delivered must reach the vendor, and the memory after collecting garbage must stay flat. A full run takes an hour.`
  }
}

/** The name of a script. */
export type Suite = keyof typeof CHAPTERS

/** The figures of the last full run of each script. */
export function savedFigures(): Partial<Record<Suite, Run>> {
  return JSON.parse(readFileSync(FIGURES, 'utf8')) as Partial<Record<Suite, Run>>
}

/**
 * Prints the rows of a run. If the command line has `--save`, also stores them and updates the document.
 *
 * @param options the options of the run, as they are on the command line
 */
export function report(suite: Suite, options: string, rows: Row[]): void {
  process.stdout.write(`${tableOf(rows)}\n`)
  if (!process.argv.includes('--save')) return
  const run: Run = {
    day: new Date().toISOString().slice(0, 10),
    command: `npm run ${suite}${options && ` -- ${options}`}`,
    seconds: Math.round(process.uptime()),
    commit: execFileSync('git', ['rev-parse', '--short', 'HEAD'], { cwd: ROOT, encoding: 'utf8' }).trim(),
    machine: `node ${process.versions.node}, ${process.platform} ${process.arch}, ${cpus().length} cores`,
    rows
  }
  const figures = { ...savedFigures(), [suite]: run }
  writeFileSync(FIGURES, `${JSON.stringify(figures, null, 2)}\n`)
  writeFileSync(DOCUMENT, document(figures))
}

/** Makes the text of docs/reliability.md. */
export function document(figures: Partial<Record<Suite, Run>>): string {
  const chapters = Object.entries(CHAPTERS).flatMap(([suite, { title, text }]) => {
    const run = figures[suite as Suite]
    if (!run) return []
    const commit = run.commit === undefined ? '' : ` at ${run.commit}`
    const about = `\`${run.command}\`${commit} on ${run.day}, in ${durationOf(run.seconds)}, with ${run.machine}:`
    return [`## ${title}`, text.replace(/\s+/g, ' '), about, tableOf(run.rows)]
  })
  return [
    '# Reliability',
    `What the toolkit withstood. The scripts in \`reliability/\` make the figures and this page; run one with \`--save\` to make
      them anew. The figures are of one machine that also did other work. [SECURITY.md](../SECURITY.md) says what is
      promised.`.replace(/\s+/g, ' '),
    `${chapters.join('\n\n')}\n`
  ].join('\n\n')
}

function durationOf(seconds: number): string {
  return seconds < 120 ? `${seconds} s` : `${Math.round(seconds / 60)} min`
}

function tableOf(rows: Row[]): string {
  const headings = Object.keys(rows[0] ?? {})
  const cells = (row: string[]) => `| ${row.join(' | ')} |`
  return [
    cells(headings),
    cells(headings.map(() => '---')),
    ...rows.map((row) => cells(headings.map((heading) => shown(row[heading]))))
  ].join('\n')
}

function shown(cell: string | number | undefined): string {
  return typeof cell === 'number' ? cell.toLocaleString('en') : (cell ?? '')
}
