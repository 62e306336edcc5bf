import type { InputField } from '@segment/actions-core'
import { pageReferrer, pageUrl, timestamp } from '../../lib/event-fields'

/** What Podscribe matches with downloads of podcasts, and where the visitor was. All actions have these fields. */
export const visitFields = {
  anonymousId: {
    label: 'Anonymous ID',
    description: 'The ID of the visitor, by which Podscribe joins visits.',
    type: 'string',
    allowNull: true,
    default: { '@path': '$.anonymousId' }
  },
  timestamp,
  referrer: pageReferrer,
  url: pageUrl,
  ip: {
    label: 'IP Address',
    description: 'The IP address of the visitor, which Podscribe compares with that of podcast downloads.',
    type: 'string',
    required: true,
    default: { '@path': '$.context.ip' }
  },
  library: {
    label: 'Library',
    description: 'The library that sent the event.',
    type: 'object',
    default: { '@path': '$.context.library' }
  },
  userAgent: {
    label: 'User Agent',
    description: 'The user agent of the visitor.',
    type: 'string',
    default: { '@path': '$.context.userAgent' }
  }
} satisfies Record<string, InputField>
