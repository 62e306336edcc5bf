import { isDeepStrictEqual } from 'node:util'
import type {
  ActionDefinition,
  AsyncActionDefinition,
  DestinationDefinition,
  GlobalSetting
} from '@segment/actions-core'
import { settingsOf } from '../workspace/settings-of'
import { breaking, risky } from './change'
import type { Change } from './change'
import { compareFields } from './compare-fields'

type Action = ActionDefinition<unknown> | AsyncActionDefinition<unknown>

/**
 * How a definition differs from the one before, as far as people's saved settings and mappings are concerned: what is
 * gone, what is asked for anew, what is allowed no longer. What is only added is no change here.
 */
export function compareDefinitions(before: DestinationDefinition, after: DestinationDefinition): Change[] {
  return [
    ...compareIdentity(before, after),
    ...compareFields(
      after.authentication ? 'authentication.fields' : 'settings',
      settingsOf(before),
      settingsOf(after)
    ),
    ...compareFields('audienceFields', audienceFields(before), audienceFields(after)),
    ...compareActions('actions', before.actions, after.actions),
    ...compareActions('asyncActions', before.asyncActions, after.asyncActions),
    ...comparePresets(before, after)
  ]
}

function compareIdentity(before: DestinationDefinition, after: DestinationDefinition): Change[] {
  const [old, now] = [before, after].map(({ slug, name, mode, authentication }) => ({
    slug,
    name,
    mode,
    'authentication.scheme': authentication?.scheme
  })) as Record<string, string | undefined>[]
  return Object.keys(old!)
    .filter((place) => old![place] !== now![place])
    .map((place) =>
      breaking(place, `it was '${old![place]}' and is '${now![place]}'. Change it back: connections are saved with it.`)
    )
}

function audienceFields(definition: DestinationDefinition): Record<string, GlobalSetting> | undefined {
  return (definition as { audienceFields?: Record<string, GlobalSetting> }).audienceFields
}

function compareActions(
  place: string,
  before: Record<string, Action> = {},
  after: Record<string, Action> = {}
): Change[] {
  const added = Object.keys(after).filter((key) => !Object.hasOwn(before, key))
  return Object.entries(before).flatMap(([key, action]) => {
    const at = `${place}.${key}`
    if (Object.hasOwn(after, key)) return compareAction(at, action, after[key]!)
    const twin = added.find((other) => after[other]!.title === action.title)
    const hint = twin === undefined ? '' : ` It seems to be called '${twin}' now.`
    return [
      breaking(at, `it is gone, and saved mappings to it fail.${hint} Keep the key; "hidden" takes it out of lists.`)
    ]
  })
}

function compareAction(place: string, before: Action, after: Action): Change[] {
  return [
    ...compareFields(`${place}.fields`, before.fields, after.fields),
    ...((before.platform ?? 'cloud') === (after.platform ?? 'cloud')
      ? []
      : [breaking(`${place}.platform`, `it runs on '${after.platform ?? 'cloud'}' now. Change it back.`)]),
    ...(before.performBatch && !after.performBatch
      ? [risky(`${place}.performBatch`, 'it is gone: events are sent one by one.')]
      : []),
    ...(before.defaultSubscription === after.defaultSubscription
      ? []
      : [risky(`${place}.defaultSubscription`, 'new mappings start with another trigger.')])
  ]
}

function comparePresets(
  { presets: before = [] }: DestinationDefinition,
  { presets: after = [] }: DestinationDefinition
) {
  return before.flatMap((preset, index) => {
    const now = after.find(({ name, partnerAction }) => name === preset.name && partnerAction === preset.partnerAction)
    const place = `presets[${index}]`
    if (!now)
      return [
        breaking(place, `'${preset.name}' (${preset.partnerAction}) is gone. Keep it: new connections rely on it.`)
      ]
    return isDeepStrictEqual(now, preset)
      ? []
      : [
          risky(
            `presets[${after.indexOf(now)}]`,
            `'${preset.name}' differs: new connections start with another mapping.`
          )
        ]
  })
}
