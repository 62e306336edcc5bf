import { FailureError, nameOfJson } from '@segment/actions-input'
import type { JSONObject } from '@segment/actions-core'
import { memberOf } from './call'
import type { Loaded } from './loaded'
import { CallError } from './failure'
import { parseTrigger } from './subscription'
import { readSettingsFile, writeSettingsFile } from './settings'

/** A mapping of a destination, in the shape in which a host passes it to the runtime. */
export interface StoredMapping {
  name: string
  enabled: boolean
  /** The key of the action. */
  partnerAction: string
  /** The trigger. */
  subscribe: string
  mapping: JSONObject
}

/** The most mappings of a destination, as in Segment. */
export const MOST_MAPPINGS = 50

/**
 * Reads the mappings of a destination from its settings file, where they are the member `subscriptions`. Returns none if
 * the file has none.
 *
 * @throws FailureError if the file does not hold a list of mappings
 */
export function readMappings(root: string, owner: Loaded): StoredMapping[] {
  const { subscriptions = [] } = readSettingsFile(root, owner)
  try {
    return checkMappings(owner, subscriptions)
  } catch (error) {
    throw new FailureError(`The mappings in the settings file are not valid. ${(error as Error).message}`, {
      cause: error
    })
  }
}

/**
 * Replaces the mappings of a destination in its settings file.
 *
 * @throws CallError (400) for anything but a list of at most {@link MOST_MAPPINGS} mappings, with the place
 */
export function saveMappings(root: string, owner: Loaded, mappings: unknown): StoredMapping[] {
  const checked = checkMappings(owner, mappings)
  writeSettingsFile(root, owner, {
    ...readSettingsFile(root, owner),
    subscriptions: checked as unknown as JSONObject[]
  })
  return checked
}

function checkMappings(owner: Loaded, mappings: unknown): StoredMapping[] {
  if (!Array.isArray(mappings)) {
    throw new CallError(400, `'mappings' must be a list but it is ${nameOfJson(mappings)}.`)
  }
  if (mappings.length > MOST_MAPPINGS) {
    throw new CallError(
      400,
      `A destination has at most ${MOST_MAPPINGS} mappings, but there are ${mappings.length}. Remove ${mappings.length - MOST_MAPPINGS}.`
    )
  }
  return mappings.map((each, index) => checkMapping(owner, each, `mappings[${index}]`))
}

function checkMapping({ definition }: Loaded, value: unknown, place: string): StoredMapping {
  const { name, enabled = true, partnerAction, subscribe, mapping } = Object(value) as Record<string, unknown>
  const expect = (isRight: boolean, key: string, what: string, given: unknown) => {
    if (!isRight) throw new CallError(400, `'${place}.${key}' must be ${what} but it is ${nameOfJson(given)}.`)
  }
  expect(typeof name === 'string', 'name', 'a text', name)
  expect(typeof enabled === 'boolean', 'enabled', 'true or false', enabled)
  expect(typeof partnerAction === 'string', 'partnerAction', 'the key of an action', partnerAction)
  expect(typeof subscribe === 'string', 'subscribe', 'a trigger', subscribe)
  const isObject = typeof mapping === 'object' && mapping !== null && !Array.isArray(mapping)
  expect(isObject, 'mapping', 'an object', mapping)
  const { actions, asyncActions } = definition
  memberOf({ ...asyncActions, ...actions } as Record<string, unknown>, partnerAction as string, 'action')
  parseTrigger(subscribe as string)
  return { name, enabled, partnerAction, subscribe, mapping } as StoredMapping
}
