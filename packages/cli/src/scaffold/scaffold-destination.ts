import { existsSync, readdirSync, statSync } from 'node:fs'
import { basename, join, relative, resolve, sep } from 'node:path'
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

/** A destination to make, whatever it is made from. */
export interface NewDestination {
  /** The absolute path of the workspace. */
  root: string
  /** The name that people see. */
  name: string
  slug: string
  /** Where it runs. Default `cloud`. */
  mode?: Mode
  /**
   * The folder that the destination's folder goes into, relative to the working directory and somewhere in the
   * workspace's `packages`. Default: the workspace's own.
   */
  directory?: string
  /** The name of the destination's folder. Default: the slug without `actions-`. */
  folder?: string
  /** Whether nothing is to be written. Default false. */
  dryRun?: boolean
}

/** A destination to make from a template. */
export interface DestinationRequest extends NewDestination {
  /** One of the names in `templates`. */
  template: string
}

/** What was scaffolded, or with `dryRun` would be. */
export interface ScaffoldedDestination {
  /** The absolute path of the destination's folder. */
  directory: string
  mode: Mode
  /** The keys of the actions that it begins with. */
  actions: string[]
  changes: PlannedChange[]
}

/**
 * Makes a destination from a template. See {@link addDestination}.
 *
 * Throws a UsageError when there is no such template, and as `addDestination` does.
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
 * Makes a destination with its types and, unless it brings its own, a README.md; checks that it loads, and remembers it
 * as the last one made. When something fails, nothing is left on disk.
 *
 * Throws a UsageError for a name, slug, folder or place that cannot be, and a FailureError when the folder, the name or the
 * slug is taken.
 *
 * @param makeFiles gives the text of each file by its path in the folder
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
      `The name '${name}' has no Latin letter or digit to make a slug of. Give one by --slug, for example --slug actions-my-tool.`
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

/** What the README.md of a destination is filled in with. */
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
      `The folder '${folder}' does not go with the slug '${slug}': destinations are found by their folder. Pass --slug actions-${folder}, leave the folder out, or choose another --directory.`
    )
  }
  const packages = join(root, 'packages')
  if (!(parent + sep).startsWith(packages + sep)) {
    throw new UsageError(
      `--directory '${directory}' is not valid. Outside of ${packages} a destination finds no runtime and its tests are not run. Leave it out, or choose a folder in there.`
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
