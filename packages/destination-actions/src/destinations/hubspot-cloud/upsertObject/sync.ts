import type { RequestClient, SendContext } from '@segment/actions-core'
import { failedWith } from '../api'
import type { Settings } from '../generated-types'
import { changeAssociations } from './associations'
import type { Payload } from './generated-types'
import { changeMembers, findLists } from './lists'
import { ensureProperties, forgetProperties } from './property-schema'
import { groupsOf } from './record-change'
import type { Group } from './record-change'
import { writeRecords } from './records'

/** The feature by which a host turns on lists and the removal of associations. */
const LISTS_FEATURE = 'actions-hubspot-lists-association-support'

/**
 * Brings the records of some payloads in line with them: first their properties, then the records themselves, then their
 * associations and lists.
 *
 * Nothing is reported for each payload: HubSpot accepts or fails a batch as a whole.
 */
export async function syncRecords(request: RequestClient, payloads: Payload[], context: SendContext<Settings>) {
  for (const group of groupsOf(payloads)) await syncGroup(request, group, context)
  return undefined
}

async function syncGroup(request: RequestClient, group: Group, context: SendContext<Settings>): Promise<void> {
  const { objectType, payloads } = group
  const withLists = context.features?.[LISTS_FEATURE] ?? false

  await ensureProperties(request, group, context)
  const lists = withLists ? await findLists(request, objectType, payloads, context) : []
  let ids
  try {
    ids = await writeRecords(request, group, context.syncMode)
  } catch (error) {
    // A property that was known may have been removed in HubSpot: the next event looks it up again.
    if (failedWith(error, 400)) forgetProperties(objectType, context)
    throw error
  }
  await changeAssociations(request, 'create', { objectType, payloads, ids })
  if (withLists) {
    await changeAssociations(request, 'labels/archive', { objectType, payloads, ids })
    for (const list of lists) await changeMembers(request, list, ids, context)
  }
}
