import { presetForEvent } from '@segment/actions-core'
import type { Preset } from '@segment/actions-core'

/** An action under its key. */
type NamedAction = Parameters<typeof presetForEvent>[1]

/**
 * Returns the presets of a destination for entities and audiences of a warehouse and for steps of journeys.
 *
 * @param track the action that records events, under its key
 * @param identify the action that updates users, under its key
 */
export function warehousePresets(track: NamedAction, identify: NamedAction): Preset[] {
  return [
    presetForEvent('Associated Entity Added', track, 'warehouse_entity_added_track'),
    presetForEvent('Associated Entity Removed', track, 'warehouse_entity_removed_track'),
    presetForEvent('Entities Audience Entered', track, 'warehouse_audience_entered_track'),
    presetForEvent('Entities Exited', track, 'warehouse_audience_exited_track'),
    presetForEvent('Entities Audience Membership Changed', identify, 'warehouse_audience_membership_changed_identify'),
    presetForEvent('Journeys Step Transition Track', track, 'journeys_step_entered_track')
  ]
}
