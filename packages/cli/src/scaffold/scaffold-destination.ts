import { existsSync, readdirSync, realpathSync, statSync } from 'node:fs'
import { basename, dirname, join, relative, resolve, sep } from 'node:path'
import { folderOf } from '@segment/action-destinations/folder-of'
import { FailureError, UsageError } from '@segment/actions-input'
import { definitionTypes } from '../types/definition-types'
import { destinationsDirectory, listDestinations, type Mode } from '../workspace/destinations'
import { loadDefinition } from '../workspace/load'
import { loadTexts } from '../workspace/load-texts'
import { fillTemplate } from './fill-template'
import { carryOut } from './history'
import { rememberDestination } from './choose-destination'
import { checkName, checkSlug, demand, checkTemplate, modeOfTemplate } from './questions'
import { changesOf, type PlannedChange } from '../files/plan'

/** A destination to create, from a template or an API. */
export interface NewDestination {
  /** The absolute path of the workspace. */
  root: string
  /** The name that people see. */
  name: string
  slug: string
  /** Where it runs. Default `cloud`. */
  mode?: Mode
  /**
   * The folder that will contain the destination's folder, relative to the working directory and inside the workspace's
   * `packages`. Default: the workspace's own.
   */
  directory?: string
  /** The name of the destination's folder. Default: the slug without `actions-`. */
  folder?: string
  /** Whether to write nothing. Default false. */
  dryRun?: boolean
}

/** A destination to create from a template. */
export interface DestinationRequest extends NewDestination {
  /** One of the names in `templates`. */
  template: string
}

/** What was created, or with `dryRun` would be. */
export interface ScaffoldedDestination {
  /** The absolute path of the destination's folder. */
  directory: string
  mode: Mode
  /** The keys of its first actions. */
  actions: string[]
  changes: PlannedChange[]
}

/**
 * Creates a destination from a template. See {@link addDestination}.
 *
 * Throws a UsageError for an unknown template, and what `addDestination` throws.
 */
export async function scaffoldDestination({
  template,
  ...destination
}: DestinationRequest): Promise<ScaffoldedDestination> {
  demand('--template', template, checkTemplate)
  return addDestination({ ...destination, mode: modeOfTemplate(template) }, (values) =>
    fillTemplate(`destinations/${template}`, values)
  )
}

/**
 * Creates a destination with its types and, unless its files include one, a README.md. Checks that it loads, and stores
 * it as the last one created. If something fails, nothing is left on disk.
 *
 * Throws a UsageError for an invalid name, slug, folder or location, and a FailureError if the folder, the name or the
 * slug is taken.
 *
 * @param makeFiles returns the text of each file by its path in the folder
 */
export async function addDestination(
  request: NewDestination,
  makeFiles: (values: { name: string; slug: string }) => Promise<Map<string, string>>
): Promise<ScaffoldedDestination> {
  const { root, slug, mode = 'cloud', dryRun = false } = request
  const name = request.name.trim()
  demand('--name', name, checkName)
  if (slug === '') {
    throw new UsageError(
      `The name '${name}' has no Latin letter or digit to make a slug from. Pass one with --slug, for example --slug actions-my-tool.`
    )
  }
  demand('--slug', slug, checkSlug)
  const directory = placeFor(request)
  refuseTaken(root, directory, name, slug)
  const readme = await fillTemplate('readme', readmeValues(name, directory, mode))
  const files = new Map([...readme, ...(await makeFiles({ name, slug }))])
  const definition = loadTexts(files)
  const actions = Object.keys(definition.actions)
  const types = await definitionTypes(definition, directory, actions)
  const written = [...files].map(([path, text]): [string, string] => [join(directory, path), text])
  const plan = new Map([...written, ...types].toSorted(([a], [b]) => (a < b ? -1 : 1)))
  const changes = changesOf(plan)
  if (!dryRun) {
    await carryOut(root, `the destination ${name}`, plan)
    rememberDestination(root, directory, mode)
  }
  return { directory, mode, actions, changes }
}

/** The values for the placeholders of a README.md. */
function readmeValues(name: string, directory: string, mode: Mode): Record<string, string> {
  return { name, folder: basename(directory), type: mode === 'device' ? 'browser' : 'server' }
}

/** The absolute path of the destination's folder. */
function placeFor({ root, slug, mode, directory, folder = folderOf(slug) }: NewDestination): string {
  demand('The folder', folder, checkSlug)
  const own = destinationsDirectory(root, mode)
  const parent = directory === undefined ? own : resolve(directory)
  if (parent === own && folder !== folderOf(slug)) {
    throw new UsageError(
      `The folder '${folder}' does not match the slug '${slug}': destinations are found by their folder. Pass --slug actions-${folder}, leave the folder out, or choose another --directory.`
    )
  }
  const packages = join(root, 'packages')
  if (!(parent + sep).startsWith(packages + sep)) {
    throw new UsageError(
      `--directory '${directory}' is not valid. Outside of ${packages} a destination finds no runtime and its tests are not run. Leave it out, or choose a folder in there.`
    )
  }
  const place = join(parent, folder)
  const actual = realPathOf(place)
  if (!actual.startsWith(realPathOf(packages) + sep)) {
    throw new UsageError(
      `${place} leads to ${actual} by a symbolic link, outside of ${packages}. Choose another folder.`
    )
  }
  return place
}

/** The path without symbolic links, also if its last parts do not exist yet. */
function realPathOf(path: string): string {
  return existsSync(path) ? realpathSync(path) : join(realPathOf(dirname(path)), basename(path))
}

function refuseTaken(root: string, directory: string, name: string, slug: string): void {
  for (const place of listDestinations(root)) {
    const other = namesOf(place.entry)
    const at = relative(process.cwd(), place.directory)
    if (fold(other.slug ?? '') === fold(slug)) {
      throw new FailureError(
        `The destination '${other.name}' in ${at} already has the slug '${other.slug}'. Choose another --slug.`
      )
    }
    if (fold(other.name ?? '') === fold(name)) {
      throw new FailureError(`The destination in ${at} is already called '${other.name}'. Choose another --name.`)
    }
  }
  if (existsSync(directory) && (!statSync(directory).isDirectory() || readdirSync(directory).length > 0)) {
    const at = relative(process.cwd(), directory)
    throw new FailureError(`${at} already exists. Choose another --slug, or remove the folder.`)
  }
}

function namesOf(entry: string): { name?: string; slug?: string } {
  try {
    return loadDefinition(entry)
  } catch {
    // A destination that does not load, as somebody is editing it, must not prevent others from being created.
    return {}
  }
}

/** Normalizes texts that people would not tell apart. */
function fold(text: string): string {
  return text.normalize('NFKC').trim().toLowerCase()
}
