import { IntegrationError, InvalidAudienceMembershipError, PayloadValidationError } from '@segment/actions-core'
import type { ActionDefinition } from '@segment/actions-core'
import { advertiserOf, batchedMemberships } from '../api'
import { externalAudienceId, personFields } from '../fields'
import type { Settings } from '../generated-types'
import type { Payload } from './generated-types'

const action: ActionDefinition<Settings, Payload> = {
  title: 'Sync Audience [Beta]',
  description: 'Adds a person to the TikTok audience of an Engage audience or removes them, as the event says.',
  defaultSubscription: 'type = "track"',
  fields: {
    ...personFields,
    external_audience_id: externalAudienceId,
    batch_keys: {
      label: 'Batch Keys',
      description: 'The fields that all events of a batch have the same value of.',
      type: 'string',
      multiple: true,
      unsafe_hidden: true,
      default: ['send_email', 'send_phone', 'send_advertising_id']
    }
  },
  ...batchedMemberships<Payload>(
    ({ external_audience_id }, context) => {
      if (!external_audience_id) {
        throw new PayloadValidationError(
          'The event names no audience of TikTok. Connect the destination to an Engage audience, which creates one.'
        )
      }
      if (context.audienceMembership === undefined) {
        throw new InvalidAudienceMembershipError(
          'The event does not say whether the person is in the audience. Send events of Engage audiences.'
        )
      }
      return {
        action: context.audienceMembership ? 'add' : 'delete',
        advertiser_ids: advertiserOf(context),
        audience_id: external_audience_id
      }
    },
    (answer) => {
      if (answer?.code === 0) return
      throw new IntegrationError('TikTok did not say whether it changed the audience.', 'INVALID_RESPONSE', 400)
    }
  )
}

export default action
