import { join, resolve } from 'node:path'
import {
  type Rule,
  brokenRules,
  loadRule,
  subjectOf,
  type Finding,
  type Neighbour
} from '@segment/action-destinations/conformance'
import type { DestinationDefinition } from '@segment/actions-core'
import type { DestinationPlace } from '../workspace/destinations'
import { loadDefinition } from '../workspace/load'
import { summarize } from '../workspace/summaries'
import { pointTo, SourceFiles } from '../source-code/locate'

/** A rule that a destination breaks, and where. */
export interface Problem extends Pick<Rule, 'code' | 'severity'> {
  /** The name of the destination's folder. */
  destination: string
  /** The path in the definition, or of the source file in the destination's folder. `''` for the whole destination. */
  place: string
  /** What is wrong and what to do, in sentences. */
  message: string
  /** The absolute path of the source file. */
  file: string
  /** From 1. */
  line: number
  /** From 1. */
  column: number
  /** The value that fixes it; absent if a person must decide. */
  fix?: string | number | boolean
}

/** What was checked, and the problems. */
export interface Validation {
  /** The names of the folders that were checked. */
  destinations: string[]
  problems: Problem[]
}

/**
 * Checks destinations of the workspace `root` and returns the rules that they break, in the order of destinations and
 * rules. One that cannot be loaded breaks a rule too, and does not stop the others from being checked.
 */
export function validate(root: string, places: DestinationPlace[]): Problem[] {
  const loaded = new Map<string, DestinationDefinition>()
  const load = (entry: string) => {
    const definition = loaded.get(entry) ?? loadDefinition(entry)
    loaded.set(entry, definition)
    return definition
  }
  const neighbours = summarize(root, load).summaries
  return places.flatMap((place) => validateOne(place, neighbours, load))
}

function validateOne(place: DestinationPlace, neighbours: Neighbour[], load: typeof loadDefinition): Problem[] {
  let definition: DestinationDefinition
  try {
    definition = load(place.entry)
  } catch (error) {
    return [loadProblem(place, error)]
  }
  const others = neighbours.filter(({ folder }) => folder !== place.name)
  const broken = brokenRules(subjectOf(place, definition, others))
  const sources = new SourceFiles()
  return broken.map(({ rule, finding }) => problemOf(place, rule, finding, sources))
}

function problemOf(place: DestinationPlace, rule: Rule, finding: Finding, sources: SourceFiles): Problem {
  const { code, severity } = rule
  const problem = { code, severity, destination: place.name, ...finding }
  if (finding.line !== undefined) {
    return { ...problem, file: join(place.directory, finding.place), line: finding.line, column: 1 }
  }
  return { ...problem, ...pointTo(place.entry, finding.place, sources) }
}

/** Splits the loader's message: it starts with `file:line:column` or the file, relative to the working directory. */
function loadProblem({ name, entry }: DestinationPlace, error: unknown): Problem {
  const text = error instanceof Error ? error.message : String(error)
  const [, file = entry, line = 1, column = 1, message = text] = /^(.+?):(\d+):(\d+): ([^]*)$/.exec(text) ?? []
  const { code, severity } = loadRule
  const at = { file: resolve(file), line: Number(line), column: Number(column) }
  return { code, severity, destination: name, place: '', message, ...at }
}
