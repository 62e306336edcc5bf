import { batched, batchSize, enableBatching, IntegrationError, PayloadValidationError } from '@segment/actions-core'
import type { ActionDefinition, ItemContext, ModifiedResponse, SendContext } from '@segment/actions-core'
import type { DependsOnConditions } from '@segment/actions-core/destination-kit/types'
import { errorsIn, reasonOf, refusalIn, sendItems } from '../api'
import type { ItemsEndpoint } from '../api'
import type { Settings } from '../generated-types'
import { requireSyncMode } from '../track'
import { chooseCatalog, columnChoices } from './choose-catalog'
import type { OnMappingSaveInputs, OnMappingSaveOutputs, Payload } from './generated-types'

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
    item: { __keys__: (request, input) => columnChoices(request, input.settings, catalogOf(input)) }
  },
  hooks: { onMappingSave: chooseCatalog },

  ...batched({
    toItem: ({ item_id, item }: Payload, context: ItemContext<Settings>): CatalogItem => {
      itemsEndpoint(context)
      return { item_id, item }
    },
    send: (request, items: CatalogItem[], context: SendContext<Settings>) => {
      const endpoint = itemsEndpoint(context)
      const rows = items
        .filter((item, position) => !isRepeated(item, position, items))
        .map(({ item_id, item }) => (endpoint.method === 'put' ? { ...item, id: item_id } : { id: item_id }))
      return sendItems(request, endpoint, rows)
    },
    // https://www.braze.com/docs/api/endpoints/catalogs/catalog_items/synchronous/put_update_catalog_item/
    // https://www.braze.com/docs/api/endpoints/catalogs/catalog_items/synchronous/delete_catalog_item/
    sendOne: async (request, { item_id, item }, context) => {
      const { url, method } = itemsEndpoint(context)
      const answer = await request<unknown>(`${url}${encodeURIComponent(item_id)}`, {
        method,
        json: { items: [item] },
        throwHttpErrors: false
      })
      if (!answer.ok) throw new IntegrationError(refusalIn(answer), 'Error upserting item', answer.status)
      return answer
    },
    limits: { count: 50 },
    rejections: (answer, items) =>
      items.flatMap((item, position) => {
        const rejection = refusalOf(item, items, answer) ?? (isRepeated(item, position, items) ? repeated : undefined)
        return rejection ? [{ position, ...rejection }] : []
      }),
    onRequestError: 'report'
  })
}

type CatalogItem = Pick<Payload, 'item_id' | 'item'>

/** What of the context says where items go. */
type Context = Pick<SendContext<Settings>, 'settings' | 'syncMode' | 'hookOutputs'>

/**
 * Returns where items go.
 *
 * @throws PayloadValidationError where the mapping has no catalog or no sync mode
 */
function itemsEndpoint(context: Context): ItemsEndpoint {
  const syncMode = requireSyncMode(context.syncMode, 'upsert', 'delete')
  const catalog = catalogOf(context)
  if (!catalog) {
    throw new PayloadValidationError(
      'The mapping has no catalog to send items to. Choose one in the mapping and save it again.'
    )
  }
  const url = `${context.settings.endpoint}/catalogs/${encodeURIComponent(catalog)}/items/`
  return { url, method: syncMode === 'upsert' ? 'put' : 'delete' }
}

function catalogOf({ hookOutputs }: Pick<Context, 'hookOutputs'>): string | undefined {
  return (hookOutputs?.onMappingSave as { outputs?: OnMappingSaveOutputs } | undefined)?.outputs?.catalog_name
}

/** Braze refuses a request that has the same item twice, so the first one of a request stands. */
function isRepeated({ item_id }: CatalogItem, position: number, items: CatalogItem[]): boolean {
  return items.findIndex((other) => other.item_id === item_id) < position
}

const repeated = {
  message:
    'An earlier event of the same request has this item ID, and Braze accepts each ID once. Send the event again, or turn off batches.'
}

/** Braze refuses a request as a whole. Where it names the items that are wrong, the others can be sent again. */
function refusalOf(item: CatalogItem, items: CatalogItem[], answer: ModifiedResponse<unknown>) {
  if (answer.ok) return undefined
  const errors = errorsIn(answer.data)
  const errorOf = ({ item_id }: CatalogItem) => errors.find((error) => error.parameter_values?.includes(item_id))
  const own = errorOf(item)
  if (own) return { message: reasonOf(own) }
  if (!items.some(errorOf)) return { status: answer.status, message: refusalIn(answer) }
  return { status: 500, message: 'Braze refused the request because of other items in it. Send this one again.' }
}

export default action
