import type { ActionManifest, DestinationManifest, JSONField } from '../api'

type Fields = Record<string, JSONField>

/**
 * Says what differs between two versions of a definition: a sentence for each setting, action, field and preset, or none
 * if only code changed.
 */
export function definitionChanges(before: DestinationManifest, after: DestinationManifest): string[] {
  const actionsBefore = { ...before.actions, ...before.asyncActions }
  const actionsAfter = { ...after.actions, ...after.asyncActions }
  return [
    ...(before.name === after.name ? [] : [`The name is now ${after.name}.`]),
    ...changesOf(before.authentication?.fields ?? {}, after.authentication?.fields ?? {}, 'Setting', fieldChanges),
    ...changesOf(actionsBefore, actionsAfter, 'Action', actionChanges),
    ...presetChanges(before, after)
  ]
}

/** Compares two records: what was added, removed, and what `compare` says about members of both. */
function changesOf<Member extends { label: string } | { title: string }>(
  before: Record<string, Member>,
  after: Record<string, Member>,
  kind: string,
  compare: (before: Member, after: Member, name: string) => string[]
): string[] {
  const nameOf = (member: Member) => `'${'label' in member ? member.label : member.title}'`
  return [
    ...Object.keys(after).flatMap((key) => {
      const member = after[key]!
      const old = before[key]
      return old ? compare(old, member, `${kind} ${nameOf(member)}`) : [`${kind} ${nameOf(member)} is new.`]
    }),
    ...Object.keys(before)
      .filter((key) => !after[key])
      .map((key) => `${kind} ${nameOf(before[key]!)} was removed.`)
  ]
}

function actionChanges(before: ActionManifest, after: ActionManifest, name: string): string[] {
  const { fields: fieldsBefore, ...others } = before
  const { fields: fieldsAfter, ...othersAfter } = after
  const fields = changesOf(fieldsBefore as Fields, fieldsAfter as Fields, `${name}: field`, fieldChanges)
  return [...fields, ...fieldChanges(others, othersAfter, name)]
}

function fieldChanges(before: object, after: object, name: string): string[] {
  const names = [...new Set([...Object.keys(before), ...Object.keys(after)])].filter(
    (key) => JSON.stringify(Reflect.get(before, key)) !== JSON.stringify(Reflect.get(after, key))
  )
  return names.length === 0 ? [] : [`${name} changed: ${names.join(', ')}.`]
}

function presetChanges({ presets: before }: DestinationManifest, { presets: after }: DestinationManifest): string[] {
  if (JSON.stringify(before) === JSON.stringify(after)) return []
  const count = after.length === 1 ? 'is 1 preset' : `are ${after.length} presets`
  return before.length === after.length ? ['A preset changed.'] : [`There ${count} now.`]
}
