import { inspect } from 'node:util'
import { errorData } from '@segment/actions-core'
import type { BehaviourCheck } from './check'
import { deliveredTrials, send } from './candidate'
import { answer, manage, type Delivery, type Vendor } from './deliver'
import { sampleEvents } from './sample-events'

/** No error, result or line of the log contains a secret of the account, even if the API repeats the request. */
export const checkSecrets: BehaviourCheck = async (candidate) => {
  const { definition, account } = candidate
  const { settings, secrets } = account
  if (secrets.length === 0) return []
  const trials = deliveredTrials(candidate).flatMap(({ subscription, delivered: { event } }) => {
    const place = `actions.${subscription.partnerAction}`
    return [
      [`${place}.perform`, (vendor: Vendor) => send(candidate, subscription, event, vendor)],
      [`${place}.performBatch`, (vendor: Vendor) => send(candidate, subscription, [event], vendor)]
    ] as const
  })
  const others = [
    [
      'authentication.testAuthentication',
      (vendor: Vendor) => manage(definition, vendor, (destination) => destination.testAuthentication(settings))
    ],
    [
      'onDelete',
      (vendor: Vendor) =>
        manage(definition, vendor, (destination) => destination.onDelete?.(sampleEvents[0]!, settings))
    ]
  ] as const
  const findings = await Promise.all(
    [...trials, ...others].flatMap(([place, run]) =>
      [200, 400, 401, 500].map(async (status) => {
        const texts = textsOf(await run(echo(status)))
        return secrets.some((secret) => texts.some((text) => text.includes(secret)))
          ? [
              {
                place,
                message: `when the API answers ${status}, a secret of the account stands in the error, the results or the log. Take it out.`
              }
            ]
          : []
      })
    )
  )
  return findings.flat()
}

/** Answers with the whole request, in the places where APIs put the reason for an error. */
function echo(status: number): Vendor {
  return (request) => {
    const text = JSON.stringify(request)
    const errors = [{ message: text, error: text, detail: text }]
    return answer(status, { status: 'fail', message: text, error: text, reason: text, description: text, errors })
  }
}

/** Everything that a host gets, in texts. */
function textsOf({ error, results, log }: Delivery): string[] {
  const shown = inspect({ error, results, log }, { showHidden: true, depth: 12, maxStringLength: null })
  return error === undefined ? [shown] : [shown, errorData(error).message]
}
