import { FailureError, nameOfJson } from '@segment/actions-input'
import type { JSONObject } from '@segment/actions-core'
import { memberOf } from './call'
import type { Loaded } from './loaded'
import { CallError } from './failure'
import { parseTrigger } from './subscription'
import { readSettingsFile, writeSettingsFile } from './settings'

/** A mapping of a destination, in the shape in which a host passes it to the runtime. */
export interface StoredMapping {
  /** Names the mapping in addresses; unique in its destination. */
  id: string
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
 * the file has none. A mapping without an id gets one by its position, until it is saved with it.
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
 * @param mappings the new ones; those without an id get one
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
  return withIds(mappings.map((each, index) => checkMapping(owner, each, `mappings[${index}]`)))
}

function withIds(mappings: (Omit<StoredMapping, 'id'> & { id?: string })[]): StoredMapping[] {
  const given = mappings.flatMap(({ id }) => id ?? [])
  const twice = given.find((id, index) => given.indexOf(id) < index)
  if (twice !== undefined) throw new CallError(400, `Two mappings have the id '${twice}'. Change one of them.`)
  return mappings.map(({ id, ...mapping }, index) => ({ id: id ?? freeId(index + 1, given), ...mapping }))
}

function freeId(position: number, taken: string[]): string {
  const id = `m${position}`
  return taken.includes(id) ? freeId(position + MOST_MAPPINGS, taken) : id
}

const ID = /^[\w-]{1,64}$/

function checkMapping(
  { definition }: Loaded,
  value: unknown,
  place: string
): Omit<StoredMapping, 'id'> & { id?: string } {
  const { id, name, enabled = true, partnerAction, subscribe, mapping } = Object(value) as Record<string, unknown>
  const expect = (isRight: boolean, key: string, what: string, given: unknown) => {
    if (!isRight) throw new CallError(400, `'${place}.${key}' must be ${what} but it is ${nameOfJson(given)}.`)
  }
  expect(id === undefined || (typeof id === 'string' && ID.test(id)), 'id', 'made of letters, digits, - and _', id)
  expect(typeof name === 'string', 'name', 'a text', name)
  expect(typeof enabled === 'boolean', 'enabled', 'true or false', enabled)
  expect(typeof partnerAction === 'string', 'partnerAction', 'the key of an action', partnerAction)
  expect(typeof subscribe === 'string', 'subscribe', 'a trigger', subscribe)
  const isObject = typeof mapping === 'object' && mapping !== null && !Array.isArray(mapping)
  expect(isObject, 'mapping', 'an object', mapping)
  const { actions, asyncActions } = definition
  memberOf({ ...asyncActions, ...actions } as Record<string, unknown>, partnerAction as string, 'action')
  parseTrigger(subscribe as string)
  return { id, name, enabled, partnerAction, subscribe, mapping } as StoredMapping
}
