import type { Filter } from '@segment/actions-core/filter'
import type { DestinationManifest, JSONObject, SegmentEvent } from '@segment/actions-core'
import type {
  Exchange,
  Explanation,
  RunInput,
  RunMode,
  RunProgress,
  RunSummary,
  SettingsView,
  StoredMapping
} from '@segment/actions-session'

export type {
  ActionManifest,
  DestinationManifest,
  JSONField,
  JSONObject,
  PresetManifest,
  SegmentEvent
} from '@segment/actions-core'
export type {
  ConditionReport,
  Counts,
  EventOutcome,
  EventResult,
  Exchange,
  Explanation,
  FieldReport,
  FilterReport,
  KeptRun,
  MappingRun,
  Overview,
  Reason,
  RunSummary,
  SettingsView,
  StoredMapping,
  Verdict
} from '@segment/actions-session'

/** A destination in the catalogue. One that does not load has only its name and the reason. */
export type DestinationSummary =
  | { name: string; error: string }
  | {
      name: string
      title: string
      slug: string | null
      mode: string
      actions: string[]
      /** Whether the settings are complete and valid. */
      isReady: boolean
      mappings: { total: number; enabled: number }
      /** Why the newest code does not load. The last code that did goes on. */
      error?: string
    }

/** The answer of `GET /api/destinations/:name`. */
export interface DestinationAnswer {
  name: string
  definition: DestinationManifest
  settings: SettingsView
  /** Why the newest code does not load. The last code that did goes on. */
  error?: string
}

/** The answer of `POST /api/destinations/:name/authenticate`. */
export interface AuthenticationAnswer {
  ok: boolean
  error?: string
  exchanges: Exchange[]
}

/** The OAuth client of a destination, and how the last login stands. */
export interface LoginAnswer {
  client: { authorizeUrl?: string; tokenUrl?: string; clientId?: string; scope?: string }
  hasClientSecret: boolean
  state?: 'waiting' | 'done' | 'failed'
  /** Where the user allows the access. */
  address?: string
  report?: { refreshable: boolean; expiresIn: number | null; scope: string | null }
  error?: string
}

/** The answer of the routes for mappings. */
export interface MappingsAnswer {
  mappings: StoredMapping[]
  /** The most mappings of a destination. */
  most: number
}

/** The answer of the routes for filters. */
export interface FiltersAnswer {
  filters: Filter[]
}

/** Where the requests of a run go: nowhere, to a stand-in for the vendor on this machine, or to the vendor. */
export type Mode = RunMode

/** What `POST /api/destinations/:name/explain` is asked. */
export interface Call {
  /** The key of the action. */
  action: string
  mapping: JSONObject
  /** The trigger. */
  subscribe: string
  events: SegmentEvent[]
  /** Whether the events are one batch. */
  batch?: boolean
}

/** The answer of `POST /api/destinations/:name/explain`. */
export interface ExplainAnswer {
  events: Explanation[]
}

/** What `POST /api/destinations/:name/run` is asked. It answers with a `KeptRun`. */
export interface RunCall extends RunInput {
  /** Names the run while it is under way. Default: the server names it. */
  id?: string
  /** Whether the history keeps the run. Default: true. */
  keep?: boolean
}

/** A run that is under way. */
export interface RunningRun extends RunProgress {
  id: string
}

/** The answer of `POST /api/destinations/:name/hooks`. */
export interface HookAnswer {
  successMessage?: string
  savedData?: unknown
  error?: { message: string; code?: string }
  /** What is wrong with the inputs, by key. */
  fields?: Record<string, string>
  exchanges: Exchange[]
}

/** The answer of `GET /api/destinations/:name/runs`. */
export interface RunsAnswer {
  runs: RunSummary[]
}

/** A sample event. */
export interface Sample {
  name: string
  event: SegmentEvent
}

/** A reload of the code on the server. */
export interface Reload {
  /** The files that changed, relative to the workspace. */
  files: string[]
  /** Why code does not load; empty if all of it does. */
  errors: string[]
}
