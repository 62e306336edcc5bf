import { errorData } from '@segment/actions-core'
import type { Trial } from './candidate'
import type { BehaviourCheck } from './check'

/**
 * Every initial mapping turns a sample event into a valid payload that the action accepts, together with what the
 * destination declares that a user has to add. An action can declare that it sends no single events.
 */
export const checkMappings: BehaviourCheck = ({ definition, declaration, trials }) => {
  const batchesOnly = (declaration.batchesOnly ?? []).flatMap(({ actions, reason }) => (reason ? actions : []))
  const isBatchesOnly = ({ subscription }: Trial) => batchesOnly.includes(subscription.partnerAction)
  const undelivered = trials
    .filter((trial) => !trial.delivered && trial.failures.length > 0 && !isBatchesOnly(trial))
    .map(({ place, subscription, failures }) => {
      const messages = [...new Set(failures.map((failure) => errorData(failure).message))]
      return {
        place,
        message: `its mapping delivers no sample event: ${messages.join(' / ')} Correct the defaults, or declare what a person must add in "mappings.${subscription.partnerAction}" of conformance.json.`
      }
    })
  const stale = trials
    .filter((trial) => trial.delivered && isBatchesOnly(trial))
    .map(({ place }) => ({
      place,
      message: 'a single event is delivered. Remove the action from "batchesOnly" of conformance.json.'
    }))
  const unknown = Object.keys(declaration.mappings ?? {})
    .filter((key) => !Object.hasOwn(definition.actions, key))
    .map((key) => ({
      place: 'conformance.json',
      message: `there is no action '${key}'. Name one of the actions under "mappings".`
    }))
  return [...undelivered, ...stale, ...unknown]
}
