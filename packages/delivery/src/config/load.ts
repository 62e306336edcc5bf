import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { secretsInMapping, type DestinationDefinition, type JSONObject, type SegmentEvent } from '@segment/actions-core'
import { compileFilters, FilterError, type Filter } from '@segment/actions-core/filter'
import { load as loadByFolderName } from '@segment/action-destinations'
import { folderOf } from '@segment/action-destinations/folder-of'
import { hintFor } from '@segment/action-destinations/nearest-names'
import type { Config, ConfiguredDestination, Retention, RetryLimits, SendLimits, Source } from './config'
import { checkDestination, problemsOfTrigger } from './check-destination'
import { EnrichmentError, makeEnrichment, type Enrich } from './enrich'
import { codeFilesIn, ConfigError, readFolder, type Fault, type Path } from './read-folder'
import {
  checkShape,
  millisecondsOf,
  type ConfigFile,
  type DestinationFile,
  type EnrichmentFile,
  type LimitsFile,
  type RetentionFile
} from './schema'
import { fillSecrets } from './secrets'

/** How to load a configuration. */
export interface LoadOptions {
  /** The variables for texts such as `${SLACK_TOKEN}`. Default: those of the process. */
  env?: Readonly<Record<string, string | undefined>>
  /** Called when an enrichment fails: its event is tried again later. Default: nothing happens. */
  onEnrichmentError?: (error: unknown) => void
  /** Loads a definition by its folder name. Default: those of this repository. */
  loadDefinition?: (kind: string) => Promise<DestinationDefinition>
}

/** A loaded configuration, and the files that it depends on. */
export interface LoadedConfig {
  config: Config
  /** The absolute paths of its files, and of secrets, tables and functions that it names. */
  files: string[]
}

/**
 * Loads the configuration in a folder: checks all of it and makes what the worker needs.
 *
 * @throws ConfigError with every fault that was found, each with its file and line
 */
export async function loadConfig(folder: string, options: LoadOptions = {}): Promise<LoadedConfig> {
  const root = resolve(folder)
  const content = readFolder(root)
  const faults = content.faults.length > 0 ? content.faults : checkShape(content)
  if (faults.length > 0) throw new ConfigError(folder, faults)
  const loader = new Loader(root, content.faultAt, options)
  const config = await loader.load(content.value as ConfigFile)
  if (loader.faults.length > 0) throw new ConfigError(folder, loader.faults)
  return { config, files: [...new Set([...content.files, ...loader.files])] }
}

const DEFAULT_LIMITS: SendLimits & RetryLimits = {
  concurrency: 10,
  perSecond: Infinity,
  attempts: Infinity,
  retryForMs: 4 * 3_600_000,
  firstRetryMs: 1000,
  longestRetryMs: 600_000,
  lingerMs: 1000,
  holdBackMs: 600_000
}

const DEFAULT_RETENTION: Retention = {
  deadLetters: 10_000,
  deadLettersMs: 30 * 86_400_000,
  countsMs: 7 * 86_400_000
}

/** Collects the faults and the files of one load. */
class Loader {
  readonly faults: Fault[] = []
  readonly files: string[] = []
  private readonly env: NonNullable<LoadOptions['env']>
  private readonly loadDefinition: NonNullable<LoadOptions['loadDefinition']>
  private readonly onEnrichmentError: NonNullable<LoadOptions['onEnrichmentError']>

  constructor(
    private readonly folder: string,
    private readonly faultAt: (path: Path, message: string) => Fault,
    { env = process.env, loadDefinition = loadByFolderName, onEnrichmentError = () => {} }: LoadOptions
  ) {
    this.env = env
    this.loadDefinition = loadDefinition
    this.onEnrichmentError = onEnrichmentError
  }

  async load(file: ConfigFile): Promise<Config> {
    const sources = this.sourcesOf(file)
    const enrichments = this.enrichmentsOf(file.enrich, ['enrich'])
    const destinations: ConfiguredDestination[] = []
    for (const [id, each] of Object.entries(file.destinations ?? {})) {
      const destination = await this.destinationOf(id, each, sources, enrichments)
      if (destination) destinations.push(destination)
    }
    const kinds = Object.values(file.destinations ?? {}).map(({ kind }) => folderOf(kind))
    for (const kind of Object.keys(file.vendors ?? {})) {
      if (kinds.includes(folderOf(kind))) continue
      this.fault(['vendors', kind], `there is no destination of the kind '${kind}'. ${hintFor(kind, kinds)}`)
    }
    const config = {
      sources,
      destinations,
      vendors: new Map(
        Object.entries(file.vendors ?? {}).map(([kind, limits]) => [
          folderOf(kind),
          { concurrency: limits.concurrency ?? Infinity, perSecond: limits.perSecond ?? Infinity }
        ])
      ),
      retention: retentionOf(file.retention)
    }
    const code = codeFilesIn(this.folder).map((name) => [name, readFileSync(name, 'utf8')])
    // The files lack what secrets are.
    const filled = destinations.flatMap(({ settingsDigest, subscriptions }) => [
      settingsDigest,
      ...subscriptions.map(({ digest }) => digest)
    ])
    return { folder: this.folder, digest: digestOf([file, sources, filled, code]), ...config }
  }

  private fill<T>(value: T, path: Path, onSecret?: (secret: string) => void): T {
    return fillSecrets(value, path, {
      folder: this.folder,
      env: this.env,
      ...(onSecret && { onSecret }),
      onFile: (name) => this.files.push(name),
      onFault: (at, message) => this.fault(at, message)
    })
  }

  private fault(path: Path, message: string): void {
    this.faults.push(this.faultAt(path, message))
  }

  private sourcesOf(file: ConfigFile): Source[] {
    const owners = new Map<string, string>()
    const sources = Object.entries(file.sources ?? {}).map(([id, { writeKeys, enabled = true }]) => {
      const path = ['sources', id, 'writeKeys']
      const keys = this.fill(writeKeys, path)
      for (const [index, key] of keys.entries()) {
        const owner = owners.get(key)
        // A fault must not show the key itself.
        if (owner !== undefined && key !== '') {
          const where = owner === id ? 'is there twice' : `also belongs to the source ${owner}`
          this.fault([...path, index], `this write key ${where}. A write key stands for one source.`)
        }
        owners.set(key, id)
      }
      return { id, writeKeys: keys, enabled }
    })
    if (sources.length === 0) this.fault(['sources'], `there is no source. Add one with a write key under 'sources'.`)
    return sources
  }

  private enrichmentsOf(steps: readonly EnrichmentFile[] | undefined, path: Path): Enrich[] {
    return (steps ?? []).flatMap((step, index) => {
      try {
        return makeEnrichment(step, this.folder, (file) => this.files.push(file))
      } catch (error) {
        const { message, place } = error as EnrichmentError
        if (place) this.faults.push({ ...place, message })
        else this.fault([...path, index], message)
        return []
      }
    })
  }

  private async destinationOf(
    id: string,
    file: DestinationFile,
    sources: readonly Source[],
    shared: readonly Enrich[]
  ): Promise<ConfiguredDestination | undefined> {
    const path = ['destinations', id]
    const settings = this.fill(file.settings ?? {}, [...path, 'settings']) as JSONObject
    const all = sources.map((source) => source.id)
    for (const [index, name] of (file.sources ?? []).entries()) {
      if (all.includes(name)) continue
      this.fault([...path, 'sources', index], `there is no source '${name}'. ${hintFor(name, all)}`)
    }
    const filters = this.filtersOf(file.filters ?? [], [...path, 'filters'])
    const enrichments = [...shared, ...this.enrichmentsOf(file.enrich, [...path, 'enrich'])]
    const beforeMapping = joined(enrichments, filters, this.onEnrichmentError)
    let definition: DestinationDefinition
    try {
      definition = await this.loadDefinition(file.kind)
    } catch (error) {
      this.fault([...path, 'kind'], (error as Error).message)
      return undefined
    }
    const onFault = (at: Path, message: string) => this.fault([...path, ...at], message)
    const secrets: string[] = []
    const filled = Object.entries(file.subscriptions).map(([key, { mapping = {}, ...rest }]) => {
      const at = [...path, 'subscriptions', key, 'mapping']
      return [key, { ...rest, mapping: this.fill(mapping, at, (secret) => secrets.push(secret)) }]
    })
    const configured = { id, file: { ...file, subscriptions: Object.fromEntries(filled) }, settings }
    const subscriptions = checkDestination(definition, configured, onFault)
    for (const { subscription } of subscriptions) {
      const { fields = {} } = definition.actions[subscription.partnerAction]!
      secrets.push(...secretsInMapping(fields, subscription.mapping as JSONObject))
    }
    return {
      id,
      kind: folderOf(file.kind),
      definition,
      enabled: file.enabled ?? true,
      whileDisabled: file.whileDisabled ?? 'drop',
      sources: new Set(file.sources ?? all),
      settings,
      settingsDigest: digestOf([file.kind, settings]),
      subscriptions: subscriptions.map(({ orderKey, ...each }) => ({
        ...each,
        digest: digestOf(each.subscription),
        ...(orderKey && { orderKey })
      })),
      secrets,
      ...(beforeMapping && { beforeMapping }),
      limits: limitsOf(file.limits)
    }
  }

  private filtersOf(
    filters: readonly Record<string, unknown>[],
    path: Path
  ): ReturnType<typeof compileFilters> | undefined {
    if (filters.length === 0) return undefined
    try {
      const compiled = compileFilters(filters as unknown as Filter[])
      for (const [index, { trigger }] of filters.entries()) {
        for (const problem of trigger === undefined ? [] : problemsOfTrigger(String(trigger))) {
          this.fault([...path, index, 'trigger'], problem)
        }
      }
      return compiled
    } catch (error) {
      if (!(error instanceof FilterError)) throw error
      this.fault(error.position === undefined ? path : [...path, error.position], error.message)
      return undefined
    }
  }
}

function joined(
  enrichments: readonly Enrich[],
  filters: ReturnType<typeof compileFilters> | undefined,
  onError: (error: unknown) => void
): ConfiguredDestination['beforeMapping'] {
  if (enrichments.length === 0 && !filters) return undefined
  return async (given: SegmentEvent) => {
    let event = given
    try {
      for (const enrich of enrichments) event = await enrich(event)
    } catch (error) {
      onError(error)
      throw error
    }
    return filters ? filters(event).event : event
  }
}

function limitsOf(limits: LimitsFile = {}): SendLimits & RetryLimits {
  const time = (text: string | undefined, byDefault: number) => (text === undefined ? byDefault : millisecondsOf(text))
  return {
    concurrency: limits.concurrency ?? DEFAULT_LIMITS.concurrency,
    perSecond: limits.perSecond ?? DEFAULT_LIMITS.perSecond,
    attempts: limits.attempts ?? DEFAULT_LIMITS.attempts,
    retryForMs: time(limits.retryFor, DEFAULT_LIMITS.retryForMs),
    firstRetryMs: time(limits.firstRetry, DEFAULT_LIMITS.firstRetryMs),
    longestRetryMs: time(limits.longestRetry, DEFAULT_LIMITS.longestRetryMs),
    lingerMs: time(limits.linger, DEFAULT_LIMITS.lingerMs),
    holdBackMs: time(limits.holdBack, DEFAULT_LIMITS.holdBackMs)
  }
}

function retentionOf(file: RetentionFile = {}): Retention {
  const time = (text: string | undefined, byDefault: number) => (text === undefined ? byDefault : millisecondsOf(text))
  return {
    deadLetters: file.deadLetters ?? DEFAULT_RETENTION.deadLetters,
    deadLettersMs: time(file.deadLettersFor, DEFAULT_RETENTION.deadLettersMs),
    countsMs: time(file.countsFor, DEFAULT_RETENTION.countsMs)
  }
}

function digestOf(value: unknown): string {
  return createHash('sha256').update(JSON.stringify(value)).digest('hex')
}
