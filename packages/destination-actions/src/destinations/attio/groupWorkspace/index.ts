import { APIError, batched, enableBatching, firstOf } from '@segment/actions-core'
import type { ActionDefinition } from '@segment/actions-core'
import { assertAll, assertion, assertOne, MOST_RECORDS } from '../api'
import { batchSize, receivedAt } from '../fields'
import type { Settings } from '../generated-types'
import type { Payload } from './generated-types'

const action: ActionDefinition<Settings, Payload> = {
  title: 'Group Workspace',
  description: 'Creates or updates a workspace in Attio and its company, and adds the user to it.',
  fields: {
    domain: {
      label: 'Domain',
      description:
        'The domain of the company that the workspace belongs to, such as `example.com`. It finds the company in Attio.',
      type: 'string',
      format: 'text',
      required: true,
      default: firstOf('$.traits.website', '$.website')
    },
    workspace_id: {
      label: 'Workspace ID',
      description: 'The ID of the workspace in your product. It finds the workspace in Attio.',
      type: 'string',
      format: 'text',
      required: true,
      default: firstOf('$.groupId', '$.context.group_id')
    },
    user_id: {
      label: 'User ID',
      description:
        'The ID of a user in your product, who becomes a member of the workspace. The user must exist in Attio.',
      type: 'string',
      format: 'text',
      default: { '@path': '$.userId' }
    },
    company_attributes: {
      label: 'Company Attributes',
      description:
        'Values for attributes of the company. The key is the slug of the attribute in Attio, which must exist.',
      type: 'object',
      defaultObjectUI: 'keyvalue:only',
      default: {}
    },
    workspace_attributes: {
      label: 'Workspace Attributes',
      description:
        'Values for attributes of the workspace. The key is the slug of the attribute in Attio, which must exist.',
      type: 'object',
      defaultObjectUI: 'keyvalue:only',
      default: {}
    },
    enable_batching: { ...enableBatching, default: false },
    batch_size: batchSize,
    received_at: receivedAt
  },
  ...batched({
    toItem: ({ domain, workspace_id, user_id, company_attributes, workspace_attributes, received_at }: Payload) => ({
      company: assertion('companies', 'domains', { domains: domain, ...company_attributes }, received_at),
      workspace: assertion(
        'workspaces',
        'workspace_id',
        { workspace_id, users: user_id ? [user_id] : undefined, ...workspace_attributes },
        received_at
      )
    }),
    // The batch endpoint makes the company of a workspace in the same request.
    send: (request, items) =>
      assertAll(
        request,
        items.map(({ company, workspace }) => ({ ...workspace, values: { ...workspace.values, company } }))
      ),
    sendOne: async (request, { company, workspace }) => {
      const { data } = await assertOne(request, company)
      const companyId = data?.data?.id?.record_id
      if (!companyId)
        throw new APIError('Attio did not return the ID of the company, so the workspace cannot name it.', 502)
      return assertOne(request, { ...workspace, values: { ...workspace.values, company: companyId } })
    },
    limits: { count: MOST_RECORDS }
  })
}

export default action
