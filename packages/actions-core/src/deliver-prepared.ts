import { chunk } from './authoring/chunk'
import type { JSONLikeObject, JSONObject } from './data/json'
import { own } from './data/values'
import { attempts, type DeliveryTarget } from './deliver'
import { sendBatch } from './deliver-batch'
import { executionOf, inputOf, taggedFor } from './execution'
import type { OnEventOptions } from './host'
import { batchResult, failedNode, named, withFacts, type DeliveryNode } from './outcome'
import { ReadyEvent, type PreparedEvent, type PreparedSource } from './prepared'

/** How many single events of one list are sent at the same time. */
const SINGLES_AT_ONCE = 10

/**
 * Sends prepared events: those with the same batch key together, as far as their limits allow; others one by one.
 *
 * @returns one result for each event, in order; an error is the result of each event that it is about
 */
export async function deliverPrepared<Settings>(
  target: DeliveryTarget<Settings>,
  list: readonly PreparedEvent[],
  options: OnEventOptions
): Promise<DeliveryNode[]> {
  const nodes: DeliveryNode[] = Array.from({ length: list.length })
  const batches = new Map<string, Placed[]>()
  const singles: Placed[] = []
  // Copies of the same settings share new tokens.
  const settingsByKey = new Map<string, JSONObject>()
  for (const [place, prepared] of list.entries()) {
    const source = sourceOf(target, prepared)
    const settings = settingsByKey.get(prepared.batchKey) ?? source.settings
    settingsByKey.set(prepared.batchKey, settings)
    const placed = { event: source.event, subscription: source.subscription, settings, place, prepared }
    if (!target.actions[prepared.action].hasBatchSupport || prepared.payload.enable_batching === false) {
      singles.push(placed)
      continue
    }
    const group = batches.get(prepared.batchKey) ?? []
    group.push(placed)
    batches.set(prepared.batchKey, group)
  }
  const send = async (part: Placed[], asBatch: boolean) => {
    const sent = await sendPart(target, part, asBatch, options)
    named(sent, part[0].prepared.subscription)
    for (const [index, { place }] of part.entries()) nodes[place] = sent[index]
  }
  const sendBatches = async (group: Placed[]) => {
    const { batchSize: count, batchBytes: bytes } = group[0].prepared.limits
    for (const part of chunk(group, { count, bytes }, ({ prepared }) => prepared.payload)) await send(part, true)
  }
  const rest = singles.values()
  const sendSingles = async () => {
    for (const single of rest) await send([single], false)
  }
  await Promise.all([
    ...[...batches.values()].map(sendBatches),
    ...Array.from({ length: Math.min(SINGLES_AT_ONCE, singles.length) }, sendSingles)
  ])
  return nodes
}

/** A prepared event with its place in the list. */
type Placed = PreparedSource & { place: number; prepared: PreparedEvent }

function sourceOf<Settings>(target: DeliveryTarget<Settings>, prepared: PreparedEvent): PreparedSource {
  const source = ReadyEvent.sourceOf(prepared)
  if (source && own(target.actions, prepared.action)) return source
  throw new TypeError(
    `A prepared event must be the object that prepare() of ${target.name} returned. Prepare the event again.`
  )
}

async function sendPart<Settings>(
  target: DeliveryTarget<Settings>,
  part: Placed[],
  asBatch: boolean,
  options: OnEventOptions
): Promise<DeliveryNode[]> {
  const { subscription, settings: hostSettings } = part[0]
  const { partnerAction, mapping } = subscription
  const action = target.actions[partnerAction]
  try {
    const settings = target.validSettingsOf(hostSettings)
    const data: Placed | Placed[] = asBatch ? part : part[0]
    const [result] = await attempts(
      target,
      data,
      { settings, hostSettings, partnerAction, mapping, options: taggedFor(subscription, options) },
      async (placed, context, auth) => {
        const list = Array.isArray(placed) ? placed : [placed]
        const events = list.map(({ event }) => event)
        const execution = executionOf(subscription, context, { settings, auth }, events)
        const payloads = list.map(({ prepared }) => prepared.payload)
        if (asBatch) return [batchResult(await sendBatch(action, { events, payloads }, execution))]
        const answer = await action.perform(inputOf(action.definition, execution, events[0], payloads[0]))
        return [batchResult([acceptedNode(payloads[0], answer)])]
      }
    )
    return result.multistatus as DeliveryNode[]
  } catch (error) {
    return part.map(() => failedNode(error))
  }
}

function acceptedNode(payload: JSONObject, answer: unknown): DeliveryNode {
  const node = { status: 200, sent: payload as JSONLikeObject, body: (answer ?? {}) as JSONLikeObject }
  return withFacts(node, { outcome: 'delivered' })
}
