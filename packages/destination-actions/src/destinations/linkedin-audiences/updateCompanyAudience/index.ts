import { batched, batchSize, enableBatching, firstOf, PayloadValidationError } from '@segment/actions-core'
import type { ActionDefinition, ModifiedResponse, SendContext } from '@segment/actions-core'
import { changeSegment, segmentIdOf, toCompanyError } from '../api'
import type { Settings } from '../generated-types'
import type { Payload } from './generated-types'

/** What LinkedIn answers: a status for each company. */
interface Answer {
  elements?: { status?: number; message?: string }[]
}

const action: ActionDefinition<Settings, Payload> = {
  title: 'Sync To LinkedIn DMP Company Segment',
  description: 'Adds a company to a DMP segment or removes it. A segment that is not there yet is created.',
  defaultSubscription: 'type = "track"',
  fields: {
    identifiers: {
      label: 'Company Identifiers',
      description: 'What LinkedIn finds the company by. At least one is needed.',
      type: 'object',
      required: true,
      defaultObjectUI: 'keyvalue:only',
      properties: {
        companyDomain: {
          label: 'Company Domain',
          description: 'The domain of the website of the company.',
          type: 'string'
        },
        linkedInCompanyId: {
          label: 'LinkedIn Company ID',
          description: 'The ID of the page of the company in LinkedIn.',
          type: 'string'
        }
      },
      default: {
        companyDomain: firstOf('$.traits.company_domain', '$.properties.company_domain'),
        linkedInCompanyId: firstOf('$.traits.linkedin_company_id', '$.properties.linkedin_company_id')
      }
    },
    dmp_company_action: {
      label: 'Action',
      description: 'Whether to add companies or to remove them.',
      type: 'string',
      choices: [
        { label: 'Add', value: 'ADD' },
        { label: 'Remove', value: 'REMOVE' }
      ],
      required: true
    },
    audience_source: {
      label: 'Source',
      description: 'Where the events come from, which decides what names the segment.',
      type: 'string',
      choices: [
        { label: 'Engage or reverse ETL', value: 'ENGAGE_RETL' },
        { label: 'Connections', value: 'CONNECTIONS' }
      ],
      required: true,
      default: 'ENGAGE_RETL'
    },
    segment_name: {
      label: 'Segment Name',
      description: 'The name of the segment, for events of Connections.',
      type: 'string',
      required: { match: 'all', conditions: [{ fieldKey: 'audience_source', operator: 'is', value: 'CONNECTIONS' }] },
      depends_on: { match: 'all', conditions: [{ fieldKey: 'audience_source', operator: 'is', value: 'CONNECTIONS' }] }
    },
    computation_key: {
      label: 'Audience Key',
      description: 'The key of the audience, which names the segment for events of Engage.',
      type: 'string',
      required: { match: 'all', conditions: [{ fieldKey: 'audience_source', operator: 'is', value: 'ENGAGE_RETL' }] },
      unsafe_hidden: true,
      default: { '@path': '$.context.personas.computation_key' }
    },
    enable_batching: { ...enableBatching, unsafe_hidden: true },
    batch_size: batchSize({ default: 5000, unsafe_hidden: true }),
    batch_keys: {
      label: 'Batch Keys',
      description: 'The fields by which events are put into the same batch.',
      type: 'string',
      multiple: true,
      unsafe_hidden: true,
      default: ['dmp_company_action', 'audience_source', 'segment_name', 'computation_key']
    }
  },

  ...batched({
    toItem: (payload: Payload) => {
      const { companyDomain, linkedInCompanyId } = payload.identifiers
      if (!companyDomain && !linkedInCompanyId) {
        throw new PayloadValidationError(
          'The event has neither a company domain nor a LinkedIn company ID. Map one of them in "Company Identifiers".'
        )
      }
      const element = {
        action: payload.dmp_company_action,
        companyWebsiteDomain: companyDomain?.toLowerCase() || undefined,
        organizationUrn: linkedInCompanyId ? `urn:li:organization:${linkedInCompanyId}` : undefined
      }
      return { key: keyOf(payload), element }
    },
    // The batch keys see to it that all events of a batch have the same segment.
    send: async (request, items, { settings, stateContext }: SendContext<Settings>) => {
      const [{ key }] = items as [(typeof items)[number]]
      try {
        const id = await segmentIdOf(request, settings, { type: 'COMPANY', key, name: key }, stateContext)
        const answer = await changeSegment<Answer>(request, 'COMPANY', id, uniqueElements(items))
        // The answer as a whole is a 200, whatever became of its companies.
        return { ...answer, ok: true, status: 201, data: answer.data } as ModifiedResponse<Answer>
      } catch (error) {
        throw toCompanyError(error)
      }
    },
    rejections: ({ data }, items) => {
      const sent = uniqueElements(items).map((element) => JSON.stringify(element))
      return items.flatMap(({ element }, position) => {
        const { status = 201, message } = data?.elements?.[sent.indexOf(JSON.stringify(element))] ?? {}
        if (status < 400) return []
        return { position, status, message: message ?? `LinkedIn answered ${status} for this company.` }
      })
    }
  })
}

/** Each company once, however many events of a batch name it. */
function uniqueElements<Element>(items: { element: Element }[]): Element[] {
  return [...new Map(items.map(({ element }) => [JSON.stringify(element), element])).values()]
}

function keyOf({ audience_source, segment_name, computation_key }: Payload): string {
  return (audience_source === 'CONNECTIONS' ? segment_name : computation_key) ?? ''
}

export default action
