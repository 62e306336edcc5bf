import { appendFileSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Json } from './mutate'

// The corpus of a target is a file with one input in each line: some to start from, and each that once failed.

const fileOf = (target: string) => join(__dirname, '..', 'corpus', `${target}.jsonl`)

/** Returns the inputs in the corpus of a target. */
export function readCorpus(target: string): Json[] {
  const lines = readFileSync(fileOf(target), 'utf8').trimEnd().split('\n')
  return lines.map((line) => JSON.parse(line) as Json)
}

/** Adds an input to the corpus of a target. */
export function addToCorpus(target: string, input: Json): void {
  appendFileSync(fileOf(target), `${JSON.stringify(input)}\n`)
}
