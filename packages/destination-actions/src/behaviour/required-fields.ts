import { errorData, transform } from '@segment/actions-core'
import type { InputField, JSONObject } from '@segment/actions-core'
import type { BehaviourCheck } from './check'
import { deliveredTrials } from './candidate'
import { observe } from './deliver'

/** A payload without a required field fails with status 400 and a message that names the field. */
export const checkRequiredFields: BehaviourCheck = async (candidate) => {
  const { definition, destination, account, vendor } = candidate
  const findings = await Promise.all(
    deliveredTrials(candidate).flatMap(({ subscription, delivered }) => {
      const action = subscription.partnerAction
      const payload = transform(subscription.mapping ?? {}, { ...delivered.event })
      return withoutRequired(definition.actions[action]!.fields, payload).map(async ({ key, path, rest }) => {
        const { error } = await observe(vendor, (transport) =>
          destination.onPayload(action, rest, account.settings, { transport })
        )
        const place = `actions.${action}.fields.${path}`
        if (error === undefined) return [{ place, message: 'it is required, but an event without it is delivered.' }]
        const { status, message } = errorData(error)
        if (status === 400 && message.includes(`'${key}'`)) return []
        const told = `an event without it fails with ${status}, '${message}'. Let it fail with 400 and name the field.`
        return [{ place, message: told }]
      })
    })
  )
  return findings.flat()
}

interface Omission {
  key: string
  /** As in the definition: properties follow their object. */
  path: string
  /** The payload without the field. */
  rest: JSONObject
}

/** Returns the payload several times, each without another one of its required fields and properties. */
function withoutRequired(fields: Record<string, InputField>, payload: JSONObject): Omission[] {
  return Object.entries(fields).flatMap(([key, field]) => {
    if (!Object.hasOwn(payload, key)) return []
    const { [key]: value, ...rest } = payload
    const own = field.required === true ? [{ key, path: key, rest }] : []
    const inner = Array.isArray(value) ? value[0] : value
    if (!field.properties || typeof inner !== 'object' || inner === null) return own
    const properties = field.properties as Record<string, InputField>
    return [
      ...own,
      ...withoutRequired(properties, inner as JSONObject).map((omission) => ({
        key: omission.key,
        path: `${key}.properties.${omission.path}`,
        rest: { ...payload, [key]: Array.isArray(value) ? [omission.rest] : omission.rest }
      }))
    ]
  })
}
