import { PayloadValidationError } from '@segment/actions-core'
import type { ActionDefinition, InputField } from '@segment/actions-core'
import { choicesOf } from '../../../lib/dynamic-choices'
import { toUnixSeconds } from '../../../lib/times'
import { api } from '../api'
import type { Settings } from '../generated-types'
import { domainChoices, groupChoices, poolChoices, templateChoices, templateDataChoices } from './choices'
import type { Payload } from './generated-types'
import { groupIdIn, templateIdIn } from './ids'

/** The parts of an address that may be left out. */
const address = {
  email: { label: 'Email', description: 'The email address.', type: 'string', format: 'email' },
  name: { label: 'Name', description: 'The name that is shown with it.', type: 'string' }
} satisfies InputField['properties']

/** The parts of an address that the email cannot do without. */
const requiredAddress = { ...address, email: { ...address.email, required: true } } satisfies InputField['properties']

/** How CC and BCC take several addresses. */
const addressList = {
  type: 'object',
  multiple: true,
  defaultObjectUI: 'arrayeditor',
  properties: address
} satisfies Partial<InputField>

const action: ActionDefinition<Settings, Payload> = {
  title: 'Send Email with Dynamic Template',
  description: 'Sends an email from a dynamic template.',
  fields: {
    domain: {
      label: 'Domain',
      description: 'An authenticated domain of your account. The address of From must belong to it.',
      type: 'string',
      dynamic: true
    },
    from: {
      label: 'From',
      description: 'Who sends the email.',
      type: 'object',
      required: true,
      defaultObjectUI: 'keyvalue',
      properties: requiredAddress
    },
    to: {
      label: 'To',
      description: 'Who gets the email.',
      type: 'object',
      required: true,
      defaultObjectUI: 'keyvalue',
      properties: requiredAddress,
      default: { email: { '@path': '$.properties.email' }, name: { '@path': '$.properties.name' } }
    },
    cc: {
      label: 'CC',
      description: 'Who gets a copy, for all to see.',
      ...addressList
    },
    bcc: {
      label: 'BCC',
      description: 'Who gets a copy, without the others seeing it.',
      ...addressList
    },
    headers: {
      label: 'Headers',
      description: 'More headers of the email, by name.',
      type: 'object',
      additionalProperties: true,
      defaultObjectUI: 'keyvalue'
    },
    dynamic_template_data: {
      label: 'Template Data',
      description: 'The values that the template shows, by name.',
      type: 'object',
      dynamic: true,
      additionalProperties: true,
      defaultObjectUI: 'keyvalue'
    },
    template_id: {
      label: 'Template',
      description: 'The dynamic template to send. It needs an active version.',
      type: 'string',
      dynamic: true,
      required: true
    },
    custom_args: {
      label: 'Custom Arguments',
      description: 'Values that SendGrid keeps with the email and repeats in webhooks and statistics.',
      type: 'object',
      additionalProperties: true,
      defaultObjectUI: 'keyvalue'
    },
    send_at: {
      label: 'Send At',
      description: 'When to send the email, at most 72 hours ahead. Without it, at once.',
      type: 'string',
      format: 'date-time'
    },
    reply_to: {
      label: 'Reply To',
      description: 'Where answers go. Without it, to From.',
      type: 'object',
      defaultObjectUI: 'keyvalue',
      properties: address
    },
    categories: {
      label: 'Categories',
      description: 'Categories by which statistics are split.',
      type: 'string',
      multiple: true
    },
    ip_pool_name: {
      label: 'IP Pool',
      description: 'The pool of IP addresses to send from.',
      type: 'string',
      dynamic: true
    },
    group_id: {
      label: 'Unsubscribe Group',
      description: 'The group that people leave when they unsubscribe by this email.',
      type: 'string',
      dynamic: true
    }
  },
  dynamicFields: {
    domain: (request, { settings }) => choicesOf(() => domainChoices(request, settings)),
    template_id: (request, { settings }) => choicesOf(() => templateChoices(request, settings)),
    ip_pool_name: (request, { settings }) => choicesOf(() => poolChoices(request, settings)),
    group_id: (request, { settings }) => choicesOf(() => groupChoices(request, settings)),
    dynamic_template_data: {
      __keys__: (request, { settings, payload }) =>
        choicesOf(() => templateDataChoices(request, settings, payload.template_id))
    }
  },
  // https://www.twilio.com/docs/sendgrid/api-reference/mail-send/mail-send
  perform: (request, { settings, payload }) => {
    const { template_id, group_id, send_at, from, reply_to } = payload
    requireDomain(payload)
    return request(`${api(settings)}/mail/send`, {
      method: 'post',
      json: {
        personalizations: [
          {
            to: [toAddress(payload.to)],
            cc: toAddresses(payload.cc),
            bcc: toAddresses(payload.bcc),
            headers: texts(payload.headers ?? {}),
            dynamic_template_data: payload.dynamic_template_data,
            custom_args: payload.custom_args && texts(payload.custom_args),
            send_at: send_at === undefined ? undefined : toSendTime(send_at)
          }
        ],
        from: toAddress(from),
        reply_to: toAddress(reply_to?.email ? reply_to : from),
        template_id: valid(templateIdIn(template_id), 'Template', 'its ID, which begins with `d-`'),
        categories: payload.categories,
        asm: group_id ? { group_id: valid(groupIdIn(group_id), 'Unsubscribe Group', 'its ID, a number') } : undefined,
        ip_pool_name: payload.ip_pool_name
      }
    })
  }
}

interface Address {
  email?: string
  name?: string
}

function toAddress({ email, name }: Address) {
  return { email, name }
}

/** The addresses in a list, which may have lines without one. SendGrid refuses a list that is empty. */
function toAddresses(list: Address[] = []) {
  const addresses = list.filter(({ email }) => email).map(toAddress)
  return addresses.length > 0 ? addresses : undefined
}

/** SendGrid takes only texts in headers and custom arguments. */
function texts(values: Record<string, unknown>): Record<string, string> {
  return Object.fromEntries(Object.entries(values).map(([key, value]) => [key, textOf(value)]))
}

function textOf(value: unknown): string {
  const isObject = typeof value === 'object' && value !== null && !Array.isArray(value)
  return isObject ? JSON.stringify(value) : String(value)
}

/** The furthest that SendGrid schedules: https://www.twilio.com/docs/sendgrid/for-developers/sending-email/scheduling-parameters */
const MAX_SECONDS_AHEAD = 72 * 60 * 60

function toSendTime(time: string): number {
  const seconds = valid(toUnixSeconds(time), 'Send At', 'a date with a time and its offset from UTC')
  if (seconds <= Date.now() / 1000 + MAX_SECONDS_AHEAD) return seconds
  throw new PayloadValidationError(
    `SendGrid sends at most 72 hours ahead, but Send At is ${time}. Map an earlier time.`
  )
}

function requireDomain({ domain, from }: Payload): void {
  if (!domain || from.email.toLowerCase().endsWith(`@${domain.toLowerCase()}`)) return
  throw new PayloadValidationError(`The address of From is not of the domain ${domain}. Change From or Domain.`)
}

/** @throws PayloadValidationError where a value could not be read */
function valid<Value>(value: Value | undefined, label: string, wanted: string): Value {
  if (value !== undefined) return value
  throw new PayloadValidationError(`${label} is not valid. Choose one in the mapping, or provide ${wanted}.`)
}

export default action
