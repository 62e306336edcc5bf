import type { DestinationManifest, JSONObject, SegmentEvent } from '@segment/actions-core'
import type { Explanation, RunReport, SettingsView, StoredMapping } from '@segment/actions-session'

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
  EventOutcome,
  EventReport,
  Exchange,
  Explanation,
  FieldReport,
  RunReport,
  SettingsView,
  StoredMapping
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
    }

/** The answer of `GET /api/destinations/:name`. */
export interface DestinationAnswer {
  name: string
  definition: DestinationManifest
  settings: SettingsView
}

/** The answer of the routes for mappings. */
export interface MappingsAnswer {
  mappings: StoredMapping[]
  /** The most mappings of a destination. */
  most: number
}

/** Where the requests of a run go: nowhere, to a stand-in for the vendor on this machine, or to the vendor. */
export type Mode = 'dry' | 'stand-in' | 'real'

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

/** What `POST /api/destinations/:name/run` is asked. */
export interface RunCall extends Call {
  mode: Mode
  /** How the stand-in answers, as in `serve --script`. */
  script?: string
}

/** The answer of `POST /api/destinations/:name/run`. */
export interface RunAnswer extends RunReport {
  mode: Mode
  batch: boolean
  /** Whether every event was delivered, or in a dry run would have been. */
  delivered: boolean
  /** The settings that were missing and got example values. */
  madeUp?: string[]
  tokens?: 'saved' | 'not saved'
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
