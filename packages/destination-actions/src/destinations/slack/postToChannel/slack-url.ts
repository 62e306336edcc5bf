import { PayloadValidationError } from '@segment/actions-core'

/**
 * Checks that a webhook URL leads to Slack and returns it in its normal form, which is what must be requested: the
 * host that was checked is then the host that is called.
 *
 * It has to be an https URL on slack.com or one of its sub-domains, without a user name, a password or a query, which
 * webhooks do not have: https://docs.slack.dev/messaging/sending-messages-using-incoming-webhooks. Anything else throws a PayloadValidationError. The message names at most the host, because the path of a webhook URL is a secret.
 */
export function toSlackUrl(text: string): string {
  if (!URL.canParse(text)) throw refusal('it is not a URL')
  const url = new URL(text)
  if (url.protocol !== 'https:') throw refusal(`its scheme is '${url.protocol.slice(0, -1)}'`)
  if (url.username || url.password) throw refusal('it holds a user name or a password')
  if (url.hostname !== 'slack.com' && !url.hostname.endsWith('.slack.com')) {
    throw refusal(`its host is '${url.hostname}'`)
  }
  if (url.search) throw refusal('it has a query')
  return url.href
}

function refusal(reason: string): PayloadValidationError {
  return new PayloadValidationError(
    `The webhook URL must be an https URL on slack.com or one of its sub-domains, but ${reason}. ` +
      `Copy the URL from the page "Incoming Webhooks" of your Slack app and map it to the field "Webhook URL".`
  )
}
