import { formatJson } from '../metadata/format-json'
import type { AccountDraft } from './account-draft'
import type { ActionDraft } from './action-draft'
import type { Api } from './api'
import type { Sample } from './sample'

/** Where every sample event has something. */
const ALWAYS_THERE = ['$.event', '$.userId', '$.anonymousId', '$.messageId', '$.timestamp']

/**
 * The text of `conformance.json`, by which the tests of all destinations can run this one: the hosts that requests go to,
 * an event for each action that requires what the sample events lack, and the actions whose batches go elsewhere.
 */
export function printDeclaration(
  { server }: Pick<Api, 'server'>,
  { tokenUrl }: Pick<AccountDraft, 'tokenUrl'>,
  actions: readonly { draft: Pick<ActionDraft, 'key' | 'fields' | 'batch'>; sample: Pick<Sample, 'event'> }[]
): Promise<string> {
  const hosts = new Set([server, ...(tokenUrl === undefined ? [] : [tokenUrl])].flatMap(hostOf))
  const lacking = actions.filter(({ draft }) =>
    Object.values(draft.fields).some(
      ({ required, default: mapping }) => required && !ALWAYS_THERE.includes(String(Object(mapping)['@path']))
    )
  )
  const apart = actions.filter(({ draft }) => draft.batch).map(({ draft }) => draft.key)
  return formatJson({
    hosts: [...hosts],
    ...(lacking.length > 0 && { events: lacking.map(({ sample }) => sample.event) }),
    ...(apart.length > 0 && { batches: [{ actions: apart, reason: 'Batches have an endpoint of their own.' }] })
  })
}

/** The host of an address; `*` stands for the labels with variables. None where nothing but a variable is known. */
function hostOf(address: string): string[] {
  const host = /^https?:\/\/([^/?#]+)/.exec(address)?.[1] ?? ''
  const known = host.replace(/^.*\{[^{}]*\}[^.]*/, '*')
  return known === '' || known === '*' ? [] : [known]
}
