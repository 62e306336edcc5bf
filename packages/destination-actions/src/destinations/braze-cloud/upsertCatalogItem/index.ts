import type { ActionDefinition, ExecuteInput } from '@segment/actions-core'
import type { DependsOnConditions } from '@segment/actions-core/destination-kit/types'
import { batchSize, enableBatching } from '../../../lib/batching-fields'
import type { Settings } from '../generated-types'
import { requireSyncMode } from '../sync-mode'
import { columnChoices } from './catalogs'
import { chooseCatalog } from './choose-catalog'
import type { OnMappingSaveInputs, OnMappingSaveOutputs, Payload } from './generated-types'
import { deliveryTo, itemsRequest, sendItems } from './send-items'

const upserting: DependsOnConditions = {
  match: 'all',
  conditions: [{ type: 'field', fieldKey: '__segment_internal_sync_mode', operator: 'is', value: 'upsert' }]
}

const action: ActionDefinition<Settings, Payload, unknown, OnMappingSaveInputs, OnMappingSaveOutputs> = {
  title: 'Upsert Catalog Item',
  description: 'Adds, replaces or deletes items of a catalog in Braze.',
  syncMode: {
    default: 'upsert',
    label: 'How to record items',
    description: 'Whether items are added and replaced, or deleted.',
    choices: [
      { label: 'Add items or replace those with the same ID', value: 'upsert' },
      { label: 'Delete items', value: 'delete' }
    ]
  },
  fields: {
    item: {
      label: 'Item',
      description: 'The values of the item by column. The columns must be there already.',
      type: 'object',
      dynamic: true,
      defaultObjectUI: 'keyvalue:only',
      required: upserting,
      depends_on: upserting
    },
    item_id: {
      label: 'Item ID',
      description: 'The ID of the item: letters, digits, hyphens and underscores.',
      type: 'string',
      required: true,
      minimum: 1,
      maximum: 250
    },
    enable_batching: enableBatching,
    batch_size: batchSize({ default: 50, minimum: 1, maximum: 50, unsafe_hidden: true })
  },
  dynamicFields: {
    item: { __keys__: (request, input) => columnChoices(request, input.settings, catalogOf(input) ?? '') }
  },
  hooks: { onMappingSave: chooseCatalog },
  perform: (request, input) => {
    const delivery = deliveryFor(input)
    return request(delivery.url, itemsRequest(delivery, [input.payload]))
  },
  performBatch: (request, input) => sendItems(request, deliveryFor(input), input.payload)
}

type Input = Pick<ExecuteInput<Settings, unknown>, 'settings' | 'syncMode' | 'hookOutputs'>

function deliveryFor(input: Input) {
  return deliveryTo(catalogOf(input), input.settings, requireSyncMode(input.syncMode, 'upsert', 'delete'))
}

function catalogOf({ hookOutputs }: Input): string | undefined {
  return (hookOutputs?.onMappingSave as { outputs?: OnMappingSaveOutputs } | undefined)?.outputs?.catalog_name
}

export default action
