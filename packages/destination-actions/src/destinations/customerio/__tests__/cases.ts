import type { JSONObject, SegmentEvent } from '@segment/actions-core'

const noon = '2024-02-29T12:00:00.000Z'
const noonInSeconds = 1_709_208_000

/** An event, the action it is for, and what is sent to `/api/v2/entity`. The fields have their default mappings. */
interface Case {
  what: string
  action: string
  event: Partial<SegmentEvent>
  /** Mappings in place of the default ones. */
  mapping?: JSONObject
  sent: JSONObject
}

const base = { userId: 'u1', anonymousId: 'a1', messageId: 'm1', timestamp: noon }

const people: Case[] = [
  {
    what: 'a person with their attributes',
    action: 'createUpdatePerson',
    event: {
      ...base,
      type: 'identify',
      traits: { email: 'ada@example.com', created_at: noon, unsubscribed: true, phone: '15551234567', last: [noon] }
    },
    sent: {
      type: 'person',
      action: 'identify',
      identifiers: { id: 'u1' },
      attributes: {
        email: 'ada@example.com',
        created_at: noonInSeconds,
        unsubscribed: true,
        phone: '15551234567',
        last: [noonInSeconds],
        anonymous_id: 'a1'
      },
      timestamp: noonInSeconds
    }
  },
  {
    what: 'a person in an object, and the time under its one name',
    action: 'createUpdatePerson',
    event: {
      ...base,
      type: 'identify',
      anonymousId: undefined,
      traits: { createdAt: 'March 7, 2024', objectId: 'o1', objectTypeId: '2', relationshipAttributes: { since: noon } }
    },
    sent: {
      type: 'person',
      action: 'identify',
      identifiers: { id: 'u1' },
      attributes: {
        created_at: 1_709_769_600,
        objectId: 'o1',
        objectTypeId: '2',
        relationshipAttributes: { since: noonInSeconds }
      },
      cio_relationships: [
        {
          identifiers: { object_type_id: '2', object_id: 'o1' },
          relationship_attributes: { since: noonInSeconds }
        }
      ],
      timestamp: noonInSeconds
    }
  },
  {
    what: 'times as they are, when asked to',
    action: 'createUpdatePerson',
    event: { ...base, type: 'identify', traits: { created_at: noon, objectId: 'o1' } },
    mapping: { convert_timestamp: false, relationship_attributes: { since: noon } },
    sent: {
      type: 'person',
      action: 'identify',
      identifiers: { id: 'u1' },
      attributes: { created_at: noon, objectId: 'o1', anonymous_id: 'a1' },
      cio_relationships: [
        { identifiers: { object_type_id: '1', object_id: 'o1' }, relationship_attributes: { since: noon } }
      ],
      timestamp: noon
    }
  },
  {
    what: 'a person without attributes',
    action: 'createUpdatePerson',
    event: { type: 'identify', userId: 'u1' },
    mapping: {
      anonymous_id: null,
      created_at: '1551412524',
      custom_attributes: null,
      timestamp: 'one of these days'
    },
    sent: {
      type: 'person',
      action: 'identify',
      identifiers: { id: 'u1' },
      attributes: { created_at: '1551412524' },
      timestamp: 'one of these days'
    }
  },
  {
    what: 'the end of a person',
    action: 'deletePerson',
    event: { ...base, event: 'User Deleted' },
    sent: personOperation('delete')
  },
  {
    what: 'a suppression',
    action: 'suppressPerson',
    event: { ...base, event: 'User Suppressed' },
    sent: personOperation('suppress')
  },
  {
    what: 'the end of a suppression',
    action: 'unsuppressPerson',
    event: { ...base, event: 'User Unsuppressed' },
    sent: personOperation('unsuppress')
  },
  {
    what: 'a merge',
    action: 'mergePeople',
    event: { ...base, type: 'alias', userId: 'cio_03000001', previousId: 'ada@example.com' },
    sent: {
      type: 'person',
      action: 'merge',
      primary: { cio_id: '03000001' },
      secondary: { email: 'ada@example.com' }
    }
  }
]

const behaviour: Case[] = [
  {
    what: 'an event',
    action: 'trackEvent',
    event: { ...base, event: 'Order Completed', properties: { total: 7, shipped_at: noon, note: '2024' } },
    sent: {
      ...personOperation('event'),
      id: 'm1',
      name: 'Order Completed',
      timestamp: noonInSeconds,
      attributes: { total: 7, shipped_at: noonInSeconds, note: '2024' }
    }
  },
  {
    what: 'an event of a visitor who is not known',
    action: 'trackEvent',
    event: { ...base, event: 'Order Completed', userId: undefined },
    sent: {
      type: 'person',
      action: 'event',
      identifiers: { anonymous_id: 'a1' },
      id: 'm1',
      name: 'Order Completed',
      timestamp: noonInSeconds,
      attributes: {}
    }
  },
  {
    what: 'a page view',
    action: 'trackPageView',
    event: { ...base, type: 'page', properties: { url: 'https://example.com/a', title: 'A' } },
    sent: {
      ...personOperation('page'),
      id: 'm1',
      name: 'https://example.com/a',
      timestamp: noonInSeconds,
      attributes: { url: 'https://example.com/a', title: 'A' }
    }
  },
  {
    what: 'a screen view, with times as they are',
    action: 'trackScreenView',
    event: { ...base, type: 'screen', name: 'Cart', properties: { at: noon } },
    mapping: { convert_timestamp: false },
    sent: { ...personOperation('screen'), id: 'm1', name: 'Cart', timestamp: noon, attributes: { at: noon } }
  },
  {
    what: 'a click on content',
    action: 'reportContentEvent',
    event: { ...base, event: 'Report Content Event', properties: { actionType: 'clicked_content', contentId: 42 } },
    sent: {
      type: 'person',
      action: 'clicked_content',
      identifiers: { anonymous_id: 'a1' },
      timestamp: noonInSeconds,
      attributes: { actionType: 'clicked_content', contentId: 42 }
    }
  }
]

const context = { app: { version: '1.2.3' }, device: { token: 'ff15bc', type: 'ios' } }

const devicesAndObjects: Case[] = [
  {
    what: 'a device',
    action: 'createUpdateDevice',
    event: { ...base, event: 'Application Opened', context, properties: { installed_at: noon } },
    sent: {
      ...personOperation('add_device'),
      device: {
        token: 'ff15bc',
        platform: 'ios',
        last_used: noonInSeconds,
        attributes: { installed_at: noonInSeconds, app_version: '1.2.3' }
      }
    }
  },
  {
    what: 'the end of a device',
    action: 'deleteDevice',
    event: { ...base, event: 'Application Uninstalled', context },
    sent: { ...personOperation('delete_device'), device: { token: 'ff15bc' } }
  },
  {
    what: 'an object with a person in it',
    action: 'createUpdateObject',
    event: {
      ...base,
      type: 'group',
      groupId: 'g1',
      traits: {
        createdAt: noon,
        object_type_id: '3',
        objectAttributes: { plan: 'pro', renews_at: noon },
        relationshipAttributes: { role: 'admin' }
      }
    },
    sent: {
      type: 'object',
      action: 'identify',
      identifiers: { object_type_id: '3', object_id: 'g1' },
      attributes: { plan: 'pro', renews_at: noonInSeconds, created_at: noonInSeconds },
      cio_relationships: [{ identifiers: { id: 'u1' }, relationship_attributes: { role: 'admin' } }]
    }
  },
  {
    what: 'an object with a visitor in it',
    action: 'createUpdateObject',
    event: { ...base, type: 'group', groupId: 'g1', userId: null },
    sent: {
      type: 'object',
      action: 'identify_anonymous',
      identifiers: { object_type_id: '1', object_id: 'g1' },
      attributes: {},
      cio_relationships: [{ identifiers: { anonymous_id: 'a1' } }]
    }
  },
  {
    what: 'an object by itself',
    action: 'createUpdateObject',
    event: { ...base, type: 'group', groupId: 'g1', userId: null, anonymousId: null },
    sent: {
      type: 'object',
      action: 'identify',
      identifiers: { object_type_id: '1', object_id: 'g1' },
      attributes: {}
    }
  },
  {
    what: 'the end of an object',
    action: 'deleteObject',
    event: { ...base, event: 'Object Deleted', properties: { objectId: 'o1', objectTypeId: '2' } },
    sent: { type: 'object', action: 'delete', identifiers: { object_type_id: '2', object_id: 'o1' } }
  },
  {
    what: 'the end of a relationship',
    action: 'deleteRelationship',
    event: { ...base, event: 'Relationship Deleted', properties: { objectId: 'o1' } },
    sent: {
      ...personOperation('delete_relationships'),
      cio_relationships: [{ identifiers: { object_type_id: '1', object_id: 'o1' } }]
    }
  }
]

function personOperation(action: string) {
  return { type: 'person', action, identifiers: { id: 'u1' } }
}

/** Every kind of operation of the Track API v2 that the actions send. */
export const cases = [...people, ...behaviour, ...devicesAndObjects]
