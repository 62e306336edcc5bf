import { batched, IntegrationError } from '@segment/actions-core'
import type { ItemContext, RequestClient, SendContext } from '@segment/actions-core'
import { upsertRows } from './api'
import type { Row } from './api'
import type { Settings } from './generated-types'

/** A row, and the data extension that it goes to as a part of the URL. */
interface Item {
  dataExtension: string
  row: Row
}

/**
 * Makes the `perform` and `performBatch` of an action that writes a row for each payload at once. Rows for different data
 * extensions go in requests of their own.
 *
 * @param targetOf returns the data extension as a part of the URL, or undefined if nobody chose one
 */
export function batchedRows<Payload extends Row>(
  targetOf: (payload: Payload, context: ItemContext<Settings>) => string | undefined
) {
  return batched({
    toItem: (payload: Payload, context: ItemContext<Settings>): Item => {
      const dataExtension = targetOf(payload, context)
      if (!dataExtension) throw missingDataExtension()
      return { dataExtension, row: { keys: payload.keys, values: payload.values } }
    },
    groupBy: ({ dataExtension }) => dataExtension,
    send: (request: RequestClient, items: Item[], { settings }: SendContext<Settings>) =>
      upsertRows(
        request,
        settings,
        items[0]!.dataExtension,
        items.map(({ row }) => row)
      ),
    onRequestError: 'report'
  })
}

/** The error where nobody chose a data extension. */
export function missingDataExtension(): IntegrationError {
  return new IntegrationError(
    'The mapping names no data extension. Choose one, or map its external key or its ID.',
    'Misconfigured required field',
    400
  )
}
