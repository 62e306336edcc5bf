import { IntegrationError } from '@segment/actions-core'
import type { DynamicFieldItem, RequestClient } from '@segment/actions-core'
import { api } from '../api'
import type { Settings } from '../generated-types'
import { templateIdIn } from './ids'

/** A version of a template. One is active. */
interface Version {
  name?: string
  active?: number
  subject?: string
  html_content?: string
  plain_content?: string
}

interface Template {
  id?: string
  name?: string
  versions?: Version[]
}

/** The dynamic templates that have an active version. https://www.twilio.com/docs/sendgrid/api-reference/transactional-templates */
export async function templateChoices(request: RequestClient, settings: Settings): Promise<DynamicFieldItem[]> {
  const { data } = await request<{ result?: Template[] }>(
    `${api(settings)}/templates?generations=dynamic&page_size=200`
  )
  return listOf(data?.result).flatMap(({ id, name, versions }) => {
    const active = activeOf(versions)
    return active ? [choice(`${name} - ${active.name} [${id}]`)] : []
  })
}

/**
 * The names that the active version of a template uses.
 *
 * @throws IntegrationError where no template is chosen, or SendGrid does not have it
 */
export async function templateDataChoices(
  request: RequestClient,
  settings: Settings,
  template: string | undefined
): Promise<DynamicFieldItem[]> {
  const id = templateIdIn(template)
  if (!id) throw notFound('Choose a template first: the names are read from it.')
  const { data } = await request<Template>(`${api(settings)}/templates/${id}`)
  const version = activeOf(data?.versions)
  if (!data?.id || !version) throw notFound(`SendGrid has no template ${id} with an active version.`)
  const texts = [version.subject, version.html_content, version.plain_content].join('\n')
  return [...namesIn(texts)].map(choice)
}

/** The pools of IP addresses. https://www.twilio.com/docs/sendgrid/api-reference/ip-pools */
export async function poolChoices(request: RequestClient, settings: Settings): Promise<DynamicFieldItem[]> {
  const { data } = await request<{ name: string }[]>(`${api(settings)}/ips/pools`)
  return listOf(data).map(({ name }) => choice(name))
}

/** The unsubscribe groups. https://www.twilio.com/docs/sendgrid/api-reference/suppressions-unsubscribe-groups */
export async function groupChoices(request: RequestClient, settings: Settings): Promise<DynamicFieldItem[]> {
  const { data } = await request<{ id: number; name: string }[]>(`${api(settings)}/asm/groups`)
  return listOf(data).map(({ id, name }) => choice(`${name} [${id}]`))
}

/** The domains that may send. https://www.twilio.com/docs/sendgrid/api-reference/domain-authentication */
export async function domainChoices(request: RequestClient, settings: Settings): Promise<DynamicFieldItem[]> {
  const { data } = await request<{ domain: string; valid: boolean }[]>(`${api(settings)}/whitelabel/domains?limit=200`)
  return listOf(data).flatMap(({ domain, valid }) => (valid ? [choice(domain)] : []))
}

function choice(text: string): DynamicFieldItem {
  return { label: text, value: text }
}

function listOf<Item>(value: Item[] | undefined): Item[] {
  return Array.isArray(value) ? value : []
}

function activeOf(versions: Version[] | undefined): Version | undefined {
  return listOf(versions).find(({ active }) => active === 1)
}

function notFound(message: string): IntegrationError {
  return new IntegrationError(message, '404', 404)
}

/** The helpers of SendGrid's Handlebars: https://www.twilio.com/docs/sendgrid/for-developers/sending-email/using-handlebars */
const helpers = [
  'if',
  'unless',
  'each',
  'equals',
  'notEquals',
  'and',
  'or',
  'greaterThan',
  'lessThan',
  'length',
  'insert',
  'formatDate'
]

/** The first parts of the names in a text with expressions in braces: `order` of `{{order.id}}`, `vip` of `{{#if vip}}`. */
function namesIn(text: string): Set<string> {
  const words = [...text.matchAll(/\{\{\{?([^{}]*)\}/g)]
    .map(([, expression = '']) => expression.trim())
    .filter((expression) => !/^(?:[/!>]|else\b)/.test(expression))
    // Texts in quotes are no names.
    .flatMap((expression) => expression.replace(/"[^"]*"|'[^']*'/g, '').split(/[\s#()]+/))
  const names = words.filter((word) => /^[a-z_][\w.-]*$/i.test(word) && !helpers.includes(word))
  return new Set(names.map((name) => name.split('.')[0] ?? name).filter((name) => name !== 'this'))
}
