import type { Action } from '@segment/actions-core'
import { FailureError, UsageError } from '@segment/actions-input'
import { ask } from '../terminal/prompt'
import type { Loaded } from '@segment/actions-session'
import { listDestinations } from '../workspace/destinations'
import { hintFor } from '@segment/action-destinations/nearest-names'

/** Returns the given destination, or prompts for one. Throws what `ask` throws. */
export async function chooseDestination(root: string, given: string | undefined): Promise<string> {
  const choices = listDestinations(root, 'cloud').map(({ name }) => ({ value: name }))
  const question = {
    name: 'destination',
    flag: '<destination>',
    message: 'Which destination?',
    kind: 'search',
    choices
  } as const
  return (await ask([question], { destination: given })).destination
}

/**
 * Returns the given action or the only one, or prompts for one.
 *
 * @throws FailureError if the destination has no action; UsageError for an unknown action, with the nearest names, and
 *   for one that runs in a browser; what `ask` throws
 */
export async function chooseAction({ definition, place }: Loaded, given: string | undefined): Promise<string> {
  const { actions, asyncActions = {}, name } = definition
  const all = { ...asyncActions, ...actions }
  const keys = Object.keys(all)
  if (keys.length === 0) {
    throw new FailureError(
      `${name} has no action yet. Make one: ./bin/run generate:action sendEvent server --directory ${place.name}`
    )
  }
  const choices = Object.entries(all).map(([value, action]) => ({ value, description: action.title }))
  const message = 'Which action?'
  const question = { name: 'action', flag: '<action>', message, kind: 'search', choices } as const
  const { action } = await ask([question], { action: given ?? (keys.length === 1 ? keys[0] : undefined) })
  if (!Object.hasOwn(all, action)) {
    throw new UsageError(`${name} has no action '${action}'. ${hintFor(action, keys)}`)
  }
  // A definition for browsers can be loaded here, whatever the type says.
  if ((definition.mode as string) !== 'cloud' || (all[action]!.platform as string | undefined) === 'web') {
    throw new UsageError(`'${action}' of ${name} runs in a browser; try only runs actions for servers.`)
  }
  return action
}

/** Throws a UsageError if the action does not support batches. */
export function checkBatch(action: Action, key: string): void {
  if (!action.hasBatchSupport) {
    throw new UsageError(
      `'${key}' has no performBatch and cannot send a batch. Leave out --batch to send events one by one.`
    )
  }
}
