import { ErrorCodes, getErrorCodeFromHttpStatus } from '../errors/codes'
import { IntegrationError, isMistake } from '../errors/classes'
import { withFacts } from '../outcome'
import { MultiStatusResponse } from '../result'
import { errorData } from '../errors/error-data'
import type { ActionDefinition, AudienceMembership, ExecuteInput } from '../definition'
import type { JSONLikeObject } from '../data/json'
import type { ModifiedResponse } from '../http/response'
import type { RequestClient } from '../http/client'
import { chunk } from './chunk'
import type { ChunkLimits } from './chunk'

/**
 * The context that all payloads of a batch share: settings, sync mode, features and so on.
 *
 * @example
 * const urlOf = ({ settings }: SendContext<{ region: string }>) => `https://${settings.region}.example.com/events`
 */
export type SendContext<Settings> = Omit<
  ExecuteInput<Settings, unknown>,
  'payload' | 'rawData' | 'rawMapping' | 'audienceMembership'
>

/**
 * The context of one payload: in addition, its event, and whether the event enters or leaves an audience.
 *
 * @example
 * const isEntering = ({ audienceMembership }: ItemContext<{}>) => audienceMembership === true
 */
export interface ItemContext<Settings> extends SendContext<Settings> {
  rawData?: unknown
  audienceMembership?: AudienceMembership
}

/**
 * An item that the API did not accept, although it accepted the request.
 *
 * @example
 * const rejection: Rejection = { position: 0, message: 'The email address is not valid.' }
 */
export interface Rejection {
  /** The position of the item in the list that was sent. */
  position: number
  /** What the API says is wrong. */
  message: string
  /** Default: 400, because sending the same item again would not help. */
  status?: number
  /** What the API answered for this item. Default: the whole answer. */
  body?: JSONLikeObject | string
}

/**
 * How an action sends its payloads. `Item` is what stands for one payload in a request.
 *
 * @example
 * const options: BatchedOptions<{}, { id: string }, { user: string }, unknown> = {
 *   toItem: ({ id }) => ({ user: id }),
 *   send: (request, users) => request('https://api.example.com/users', { method: 'post', json: { users } }),
 *   limits: { count: 100 }
 * }
 */
export interface BatchedOptions<Settings, Payload, Item, Answer> {
  /**
   * Returns what is sent for a payload: one item, or a list of them, which may be empty. Throw a PayloadValidationError
   * for a payload that cannot be sent: the rest of its batch goes on. Any error that is not an IntegrationError is a
   * mistake in the code and fails the batch.
   */
  toItem: (payload: Payload, context: ItemContext<Settings>) => Item | Item[] | Promise<Item | Item[]>
  /**
   * Sends items in one request. Where the API answers with a status such as 400 although it accepted part of them, return
   * the answer instead of letting it throw: `rejections` says which ones, and the others count as accepted. Return
   * nothing where there was nothing to send.
   */
  send: (
    request: RequestClient,
    items: Item[],
    context: SendContext<Settings>
  ) => Promise<ModifiedResponse<Answer> | undefined>
  /** Sends the item of a single event, where the API has another request for that. Default: `send` with a list of one. */
  sendOne?: (request: RequestClient, item: Item, context: SendContext<Settings>) => Promise<unknown>
  /** The limits of one request. Default: none. */
  limits?: ChunkLimits & {
    /** Returns the part of an item that counts towards `bytes`. Default: the item. */
    sizeOf?: (item: Item) => unknown
  }
  /**
   * Items with different keys go in separate requests, in the order of their first items; keys that are whole numbers go
   * before others and ascending. Default: all go together.
   */
  groupBy?: (item: Item) => string
  /** Reads from an answer which items the API rejected. Default: a successful answer accepts all. */
  rejections?: (answer: ModifiedResponse<Answer>, items: Item[]) => Rejection[]
  /**
   * What a failed request means for its batch. With `throw`, the default, a batch of one request fails as a single event
   * would; of several requests, each gives its own events their results, so that no event is sent twice. With `report`,
   * each event always gets a result of its own.
   */
  onRequestError?: 'throw' | 'report'
}

/**
 * Makes the `perform` and `performBatch` of an action that sends an item for each payload.
 *
 * A batch is sent in as few requests as `limits` and `groupBy` allow, one after the other. Each event gets its own result:
 * a payload that cannot be sent, an item that the API rejects and a request that fails leave the other events alone.
 * A single event fails where its item is rejected.
 *
 * @example
 * const action: ActionDefinition<{ region: string }, { userId: string; name: string }> = {
 *   title: 'Track Event',
 *   description: 'Records an event.',
 *   fields: { enable_batching: enableBatching, batch_size: batchSize({ default: 100 }) },
 *   ...batched({
 *     toItem: ({ userId, name }: { userId: string; name: string }) => ({ user: userId, name }),
 *     send: (request, events, { settings }: SendContext<{ region: string }>) =>
 *       request(`https://${settings.region}.example.com/events`, { method: 'post', json: { events } }),
 *     limits: { count: 100 }
 *   })
 * }
 */
export function batched<Settings, Payload, Item, Answer = unknown>({
  toItem,
  send,
  sendOne,
  limits = {},
  groupBy = () => '',
  rejections = () => [],
  onRequestError = 'throw'
}: BatchedOptions<Settings, Payload, Item, Answer>): Required<
  Pick<ActionDefinition<Settings, Payload>, 'perform' | 'performBatch'>
> {
  const { sizeOf = (item: Item) => item } = limits

  /** The requests to make, each as the entries that it sends. */
  function split(entries: Entry<Item>[]): Entry<Item>[][] {
    const groups = Object.create(null) as Record<string, Entry<Item>[]>
    for (const entry of entries) (groups[groupBy(entry.item)] ??= []).push(entry)
    return Object.values(groups).flatMap((group) => chunk(group, limits, ({ item }) => sizeOf(item)))
  }

  return {
    perform: async (request, { payload, rawData, rawMapping: _, audienceMembership, ...context }) => {
      const made = await toItem(payload, { ...context, rawData, audienceMembership })
      if (sendOne && !Array.isArray(made)) return sendOne(request, made, context)
      let answer: ModifiedResponse<Answer> | undefined
      for (const part of split(entriesOf(made, 0))) {
        const items = part.map(({ item }) => item)
        answer = await send(request, items, context)
        const [rejection] = answer ? rejections(answer, items) : []
        if (rejection) throw errorOf(rejection)
      }
      return answer
    },

    performBatch: async (request, { payload: payloads, rawData, rawMapping: _, audienceMembership, ...context }) => {
      const results = new MultiStatusResponse()
      const entries: Entry<Item>[] = []
      for (const [index, payload] of payloads.entries()) {
        try {
          const made = await toItem(payload, {
            ...context,
            rawData: rawData?.[index],
            audienceMembership: audienceMembership?.[index]
          })
          entries.push(...entriesOf(made, index))
          if (Array.isArray(made) && made.length === 0) results.setSuccessResponseAtIndex(index, nothingSent)
        } catch (error) {
          if (!(error instanceof IntegrationError)) throw error
          results.setErrorResponseAtIndex(index, failureOf(error))
        }
      }

      const parts = split(entries)
      for (const part of parts) {
        const items = part.map(({ item }) => item)
        let answer
        try {
          answer = await send(request, items, context)
        } catch (error) {
          if (isMistake(error) || (parts.length === 1 && onRequestError === 'throw')) throw error
          for (const { index, item } of part) results.setErrorResponseAtIndex(index, failureOf(error, sentAs(item)))
          continue
        }
        recordAnswer(results, part, answer, answer ? rejections(answer, items) : [])
      }
      return results
    }
  }
}

/** An item and the position of its payload in the batch. */
interface Entry<Item> {
  index: number
  item: Item
}

function entriesOf<Item>(made: Item | Item[], index: number): Entry<Item>[] {
  return (Array.isArray(made) ? made : [made]).map((item) => ({ index, item }))
}

/** The result of a payload that calls for no request. */
const nothingSent = { status: 200, sent: {}, body: {} }

/** Sets the results of the entries of one successful request. A payload fails when one of its items was rejected. */
function recordAnswer<Item, Answer>(
  results: MultiStatusResponse,
  part: Entry<Item>[],
  answer: ModifiedResponse<Answer> | undefined,
  rejections: Rejection[]
): void {
  const body = (answer?.data ?? answer?.content ?? {}) as JSONLikeObject | string
  const rejectionAt = new Map(rejections.map((rejection) => [rejection.position, rejection]))
  for (const [position, { index, item }] of part.entries()) {
    const rejection = rejectionAt.get(position)
    if (rejection) {
      const { status = 400, message } = rejection
      results.setErrorResponseAtIndex(index, {
        status,
        errormessage: message,
        sent: sentAs(item),
        body: rejection.body ?? body
      })
    } else if (!results.isErrorResponseAtIndex(index)) {
      results.setSuccessResponseAtIndex(index, { status: answer?.ok ? answer.status : 200, sent: sentAs(item), body })
    }
  }
}

/** An error as the result of one event. */
function failureOf(error: unknown, sent?: JSONLikeObject) {
  const { status, code, message, scope, retryable, retryAfterMs } = errorData(error)
  const failure = { status, errortype: code as keyof typeof ErrorCodes, errormessage: message, ...(sent && { sent }) }
  return withFacts(failure, { scope, retryable, retryAfterMs })
}

/** The error of a single event whose item was rejected. */
function errorOf({ message, status = 400 }: Rejection): IntegrationError {
  return new IntegrationError(message, getErrorCodeFromHttpStatus(status), status)
}

/** Results hold plain data; an item is what was sent as JSON. */
function sentAs(item: unknown): JSONLikeObject {
  return item as JSONLikeObject
}
