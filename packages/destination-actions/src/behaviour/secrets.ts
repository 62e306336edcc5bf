import { errorData } from '@segment/actions-core'
import type { BehaviourCheck } from './check'
import { deliveredTrials, send } from './candidate'
import { answer, manage, type Delivery, type Vendor } from './deliver'
import { sampleEvents } from './sample-events'

/** No error contains a secret of the account, even if the API repeats the request in its response. */
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
                message: `when the API answers ${status}, a secret of the account stands in the error. Take it out.`
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

function textsOf({ error, results }: Delivery): string[] {
  const entries = results.flatMap(({ multistatus = [] }): object[] => multistatus)
  const messages = entries.map((entry) => ('errormessage' in entry ? String(entry.errormessage) : ''))
  return error === undefined ? messages : [errorData(error).message, String((error as Error).stack)]
}
