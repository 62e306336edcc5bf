import { extname } from 'node:path'
import { folderOf } from '@segment/action-destinations/folder-of'
import {
  addressOf,
  candidatesOf,
  chooseCandidates,
  type Candidate,
  type DestinationDraft,
  describeDraft,
  draftDestination,
  printDraft,
  proposedName,
  readSource
} from '@segment/actions-api-import'
import { ask, confirm, isTerminal, pickSome } from '../terminal/prompt'
import { destinationQuestions } from './questions'
import { fillTemplate } from './fill-template'
import { format } from '../files/format'
import { addDestination, scaffoldDestination, type ScaffoldedDestination } from './scaffold-destination'

/** The options of `init`; it prompts for those that are missing. */
export interface InitRequest {
  /** The absolute path of the workspace. */
  root: string
  name?: string
  slug?: string
  /** One of the names in `templates`. */
  template?: string
  directory?: string
  /** The name of the destination's folder. */
  folder?: string
  /** An OpenAPI document to start from: a path, `-` for stdin, or a URL. */
  openapi?: string
  /** A curl line to start from, `@<file>` or `@-`. */
  curl?: string
  /** The operations of the API to make actions of. Default: those that suit events best; at a terminal, the picked ones. */
  actions: string[]
  dryRun: boolean
}

/** What was created, and what still needs attention. */
export interface Initialized extends ScaffoldedDestination {
  notes: string[]
}

/**
 * Creates a destination from a template or from an API. At a terminal it prompts for missing options, and asks for
 * confirmation before it writes a destination made from an API.
 *
 * Throws what `ask`, `readSource`, `chooseCandidates` and `addDestination` throw.
 *
 * @param print prints the summary of a destination made from an API
 */
export async function initialize(request: InitRequest, print: (line: string) => void): Promise<Initialized> {
  const { root, directory, folder, dryRun } = request
  const given = { name: request.name, slug: request.slug, template: request.template }
  if (request.openapi === undefined && request.curl === undefined) {
    const answers = await ask(destinationQuestions(folder), given)
    return { ...(await scaffoldDestination({ root, ...answers, directory, folder, dryRun })), notes: [] }
  }
  const { api, source } = await readSource(request)
  const candidates = await choose(candidatesOf(api), request.actions)
  const draft = draftDestination(api, source, candidates)
  const questions = destinationQuestions(folder).filter(({ name }) => name !== 'template')
  const named = questions.map((question) =>
    question.name === 'name' ? { ...question, default: proposedName(api) } : question
  )
  const { name, slug } = await ask(named, given)
  for (const line of describeDraft(draft)) print(line)
  print('')
  if (isTerminal() && !dryRun) await confirm('Write this destination?')
  const destination = { root, name, slug, directory, folder, dryRun }
  return { ...(await addDestination(destination, filesOf(draft, folder ?? folderOf(slug)))), notes: draft.notes }
}

/** At a terminal, prompts for the operations, with the most suitable ones checked. */
async function choose(candidates: Candidate[], wanted: string[]): Promise<Candidate[]> {
  const chosen = chooseCandidates(candidates, wanted)
  if (wanted.length > 0 || !isTerminal()) return chosen
  const choices = candidates.map((candidate) => ({
    value: candidate,
    name: `${addressOf(candidate.operation)}  ${candidate.operation.summary ?? candidate.key}`,
    checked: chosen.includes(candidate)
  }))
  return pickSome('Which operations shall become actions?', choices)
}

/** Returns the formatted files of the destination that a draft describes. */
function filesOf(draft: DestinationDraft, folder: string) {
  return async (names: { name: string; slug: string }): Promise<Map<string, string>> => {
    const readme = await fillTemplate('readme', { name: names.name, folder, type: 'server' })
    const files = new Map<string, string>()
    for (const [path, text] of printDraft(draft, names, readme.get('README.md')!)) {
      files.set(path, await format(text, extname(path).slice(1) as 'ts' | 'json' | 'md'))
    }
    return files
  }
}
