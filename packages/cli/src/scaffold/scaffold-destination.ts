import { existsSync, readdirSync, statSync } from 'node:fs'
import { join, relative, resolve } from 'node:path'
import { FailureError, UsageError } from '../errors'
import { definitionTypes } from '../types/definition-types'
import { destinationsDirectory, folderOf, listDestinations } from '../workspace/destinations'
import { loadDefinition } from '../workspace/load'
import { fillTemplate } from './fill-template'
import { rememberDestination } from './last-destination'
import { checkName, checkSlug, demand } from './names'
import { checkTemplate } from './templates'
import { transaction } from './transaction'

/** What to scaffold. */
export interface DestinationRequest {
  /** The absolute path of the workspace. */
  root: string
  /** The name that people see. */
  name: string
  slug: string
  /** One of the names in `templates`. */
  template: string
  /** The folder that the destination's folder goes into, relative to the working directory. Default: the workspace's own. */
  directory?: string
  /** The name of the destination's folder. Default: the slug without `actions-`. */
  folder?: string
}

/** What was scaffolded. */
export interface ScaffoldedDestination {
  /** The absolute path of the destination's folder. */
  directory: string
  /** The absolute paths of the new files, sorted. */
  files: string[]
}

/**
 * Makes a destination from a template, with its types, checks that it loads, and remembers it as the last one made.
 * When something fails, nothing is left on disk.
 *
 * Throws a UsageError for a name, slug, template or folder that cannot be, and a FailureError when the folder, the name
 * or the slug is taken.
 */
export async function scaffoldDestination(request: DestinationRequest): Promise<ScaffoldedDestination> {
  const { root, slug, template } = request
  const name = request.name.trim()
  demand('--name', name, checkName)
  demand('--slug', slug, checkSlug)
  demand('--template', template, checkTemplate)
  const directory = placeFor(request)
  refuseTaken(root, directory, name, slug)
  const files = await fillTemplate(`destinations/${template}`, { name, slug })
  const written = await transaction(async (write) => {
    for (const [path, text] of files) write(join(directory, path), text)
    const definition = loadDefinition(join(directory, 'index.ts'))
    const types = await definitionTypes(definition, directory)
    for (const [path, text] of types) write(path, text)
    return [...[...files.keys()].map((path) => join(directory, path)), ...types.keys()]
  })
  rememberDestination(root, directory)
  return { directory, files: written.toSorted() }
}

/** The absolute path of the destination's folder. */
function placeFor({ root, slug, directory, folder = folderOf(slug) }: DestinationRequest): string {
  demand('The folder', folder, checkSlug)
  const parent = directory === undefined ? destinationsDirectory(root) : resolve(directory)
  if (parent === destinationsDirectory(root) && folder !== folderOf(slug)) {
    throw new UsageError(
      `The folder '${folder}' does not go with the slug '${slug}': destinations are found by their folder. Give --slug actions-${folder}, leave the folder out, or choose another --directory.`
    )
  }
  return join(parent, folder)
}

function refuseTaken(root: string, directory: string, name: string, slug: string): void {
  for (const place of listDestinations(root)) {
    const other = namesOf(place.entry)
    const at = relative(process.cwd(), place.directory)
    if (fold(other.slug ?? '') === fold(slug)) {
      throw new FailureError(
        `The destination '${other.name}' in ${at} has the slug '${other.slug}' already. Choose another --slug.`
      )
    }
    if (fold(other.name ?? '') === fold(name)) {
      throw new FailureError(`The destination in ${at} is called '${other.name}' already. Choose another --name.`)
    }
  }
  if (existsSync(directory) && (!statSync(directory).isDirectory() || readdirSync(directory).length > 0)) {
    const at = relative(process.cwd(), directory)
    throw new FailureError(`There is something in ${at} already. Choose another --slug, or remove the folder.`)
  }
}

function namesOf(entry: string): { name?: string; slug?: string } {
  try {
    return loadDefinition(entry)
  } catch {
    // A destination that somebody is in the middle of writing must not keep others from starting one.
    return {}
  }
}

/** Texts that people would take for the same become equal. */
function fold(text: string): string {
  return text.normalize('NFKC').trim().toLowerCase()
}
