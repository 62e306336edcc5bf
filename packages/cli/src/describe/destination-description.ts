import { describe } from '@segment/actions-core'
import type { ActionManifest, DestinationDefinition, GlobalSetting, JSONField } from '@segment/actions-core'
import { settingsOf } from '../workspace/settings-of'

/** A field or a setting: all that its definition says, under its key. */
export type FieldDescription = Omit<JSONField, 'required' | 'multiple'> & {
  key: string
  /** True, false, or the conditions under which it is. */
  required: NonNullable<JSONField['required']>
  multiple: boolean
}

/** An action: all that its definition says, under its key. */
export type ActionDescription = Omit<ActionManifest, 'fields'> & {
  key: string
  /** Whether its result is known only later. */
  async: boolean
  fields: FieldDescription[]
}

/** A destination as `describe --json` prints it: what a program must know to set it up. */
export interface DestinationDescription {
  slug: string | null
  name: string
  mode: string
  description: string | null
  /** The scheme, and what the destination can do about credentials; null without authentication. */
  authentication: { scheme: string; hasTestAuthentication: boolean; hasRefreshAccessToken: boolean } | null
  settings: FieldDescription[]
  audience: { mode: unknown; settings: FieldDescription[]; canCreateAndGet: boolean } | null
  actions: ActionDescription[]
  presets: ReturnType<typeof describe>['presets']
}

/** Describes a destination: lists in the order of the definition, without functions. */
export function describeDestination(definition: DestinationDefinition): DestinationDescription {
  const { slug, name, mode, description, authentication, audience, actions, asyncActions, presets } =
    describe(definition)
  return {
    slug,
    name,
    mode,
    description,
    authentication: authentication && {
      scheme: authentication.scheme,
      hasTestAuthentication: authentication.hasTestAuthentication,
      hasRefreshAccessToken: authentication.hasRefreshAccessToken
    },
    settings: fieldList(settingsOf(definition)),
    audience: audience && {
      mode: audience.mode,
      settings: fieldList(audience.fields),
      canCreateAndGet: audience.canCreateAndGet
    },
    actions: [...actionList(actions, false), ...actionList(asyncActions, true)],
    presets
  }
}

function actionList(actions: Record<string, ActionManifest>, async: boolean): ActionDescription[] {
  return Object.entries(actions).map(([key, { fields, ...action }]) => ({
    key,
    async,
    ...action,
    fields: fieldList(fields)
  }))
}

function fieldList(fields: Record<string, JSONField | GlobalSetting>): FieldDescription[] {
  return Object.entries(fields).map(([key, { type, required = false, multiple = false, dynamic, ...field }]) => ({
    key,
    type,
    required,
    multiple,
    dynamic: Boolean(dynamic),
    ...field
  }))
}
