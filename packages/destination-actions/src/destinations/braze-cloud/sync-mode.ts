import { PayloadValidationError } from '@segment/actions-core'
import type { SyncMode, SyncModeDefinition } from '@segment/actions-core'

/** Sync modes for actions that record something on a profile: with or without making the profile. */
export const addOrUpdate: SyncModeDefinition = {
  default: 'add',
  label: 'How to record users',
  description: 'Whether a user whom Braze does not know yet gets a profile.',
  choices: [
    { label: 'Make profiles for unknown users', value: 'add' },
    { label: 'Only update users whom Braze knows', value: 'update' }
  ]
}

/**
 * Checks the sync mode of a mapping.
 *
 * @throws PayloadValidationError where the mapping chose none, or one that the action does not offer
 */
export function requireSyncMode<Mode extends SyncMode>(
  syncMode: SyncMode | undefined,
  ...offered: [Mode, ...Mode[]]
): Mode {
  const mode = offered.find((one) => one === syncMode)
  if (mode) return mode
  throw new PayloadValidationError(`syncMode must be ${offered.map((one) => `"${one}"`).join(' or ')}`)
}

/** Gives `_update_existing_only` for the sync modes of {@link addOrUpdate}. Throws as {@link requireSyncMode}. */
export function updatesExistingOnly(syncMode: SyncMode | undefined): boolean {
  return requireSyncMode(syncMode, 'add', 'update') === 'update'
}
