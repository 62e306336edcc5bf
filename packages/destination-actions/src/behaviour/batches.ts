import { isDeepStrictEqual } from 'node:util'
import type { BehaviourCheck } from './check'
import { deliveredTrials, send } from './candidate'
import { isExample } from './hosts'

/** A batch of one sends the same as a single event, or the difference is declared with its reason. */
export const checkBatches: BehaviourCheck = async (candidate) => {
  const { definition, declaration } = candidate
  const findings = await Promise.all(
    deliveredTrials(candidate).map(async ({ subscription, delivered: { event, delivery } }) => {
      const action = subscription.partnerAction
      const place = `actions.${action}.performBatch`
      const declared = (declaration.batches ?? []).some(({ actions, reason }) => reason && actions.includes(action))
      const batched = definition.actions[action]!.performBatch && (await send(candidate, subscription, [event]))
      const differs = batched !== undefined && !isDeepStrictEqual(batched.requests, delivery.requests)
      if (differs && !declared && !batched.requests.every(({ url }) => isExample(url))) {
        const [one, other] = [JSON.stringify(delivery.requests), JSON.stringify(batched.requests)]
        const message = `a batch of one sends ${other}, a single event sends ${one}. Send the same, or give the reason in "batches" of conformance.json.`
        return [{ place, message }]
      }
      if (differs || !declared) return []
      return [
        {
          place,
          message: `a batch of one sends what a single event sends. Remove the action from "batches" of conformance.json.`
        }
      ]
    })
  )
  return findings.flat()
}
