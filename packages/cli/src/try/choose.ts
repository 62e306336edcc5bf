import type { Action } from '@segment/actions-core'
import { FailureError, UsageError } from '@segment/actions-input'
import { ask } from '../terminal/prompt'
import type { Loaded } from '@segment/actions-session'
import { listDestinations } from '../workspace/destinations'
import { hintFor } from '@segment/action-destinations/nearest-names'

/** Asks for the destination unless it is given. Throws what `ask` throws. */
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
 * Asks for the action of a destination unless it is given or there is only one.
 *
 * @throws FailureError when it has none; UsageError for an action that does not exist, with the nearest names, and for
 *   one that runs in a browser; what `ask` throws
 */
export async function chooseAction({ definition, place }: Loaded, given: string | undefined): Promise<string> {
  const { actions, asyncActions = {}, name } = definition
  const keys = Object.keys(actions)
  if (keys.length + Object.keys(asyncActions).length === 0) {
    throw new FailureError(
      `${name} has no action yet. Make one: ./bin/run generate:action sendEvent server --directory ${place.name}`
    )
  }
  const choices = Object.entries(actions).map(([value, action]) => ({ value, description: action.title }))
  const message = 'Which action?'
  const question = { name: 'action', flag: '<action>', message, kind: 'search', choices } as const
  const { action } = await ask([question], { action: given ?? (keys.length === 1 ? keys[0] : undefined) })
  if (Object.hasOwn(asyncActions, action)) {
    throw new UsageError(`'${action}' is an async action. Upload and poll by the routes of ./bin/run serve.`)
  }
  if (!Object.hasOwn(actions, action)) {
    throw new UsageError(`${name} has no action '${action}'. ${hintFor(action, keys)}`)
  }
  // Whatever its type says, a definition for browsers can be loaded.
  if ((definition.mode as string) !== 'cloud' || (actions[action]!.platform as string | undefined) === 'web') {
    throw new UsageError(`'${action}' of ${name} runs in a browser; only actions that run on a server can be tried.`)
  }
  return action
}

/** Throws a UsageError when an action that cannot send batches is to send one. */
export function checkBatch(action: Action, key: string): void {
  if (!action.hasBatchSupport) {
    throw new UsageError(
      `'${key}' has no performBatch and cannot send a batch. Leave out --batch: events are sent singly.`
    )
  }
}
