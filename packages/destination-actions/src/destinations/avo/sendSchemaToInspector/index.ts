import { batched } from '@segment/actions-core'
import type { ActionDefinition, ItemContext, SendContext } from '@segment/actions-core'
import { sendShapes } from '../api'
import type { Settings } from '../generated-types'
import { shapesOf } from '../property-shapes'
import type { Payload } from './generated-types'

const action: ActionDefinition<Settings, Payload> = {
  title: 'Track Schema From Event',
  description: 'Reports the name of an event, and the names and types of its properties. Their values are not sent.',
  defaultSubscription: 'type = "track"',
  fields: {
    event: {
      label: 'Event Name',
      description: 'The name of the event, as your tracking plan has it.',
      type: 'string',
      required: true,
      default: { '@path': '$.event' }
    },
    properties: {
      label: 'Properties',
      description: 'The properties of the event. Only their names and types are sent.',
      type: 'object',
      required: true,
      default: { '@path': '$.properties' }
    },
    messageId: {
      label: 'Message ID',
      description: 'A unique ID of the event.',
      type: 'string',
      required: true,
      default: { '@path': '$.messageId' }
    },
    createdAt: {
      label: 'Created At',
      description: 'When the event happened.',
      type: 'string',
      required: true,
      default: { '@path': '$.timestamp' }
    },
    appVersion: {
      label: 'App Version',
      description: 'The version of the app.',
      type: 'string',
      default: { '@path': '$.context.app.version' }
    },
    appName: {
      label: 'App Name',
      description: 'The name of the app.',
      type: 'string',
      default: { '@path': '$.context.app.name' }
    },
    pageUrl: {
      label: 'Page URL',
      description: 'The address of the page. Its host stands in for the name of the app where there is none.',
      type: 'string',
      default: { '@path': '$.context.page.url' }
    }
  },
  ...batched({
    toItem: (payload: Payload, { settings }: ItemContext<Settings>) => ({
      appName: payload.appName ?? hostOf(payload.pageUrl) ?? 'unnamed Segment app',
      appVersion: versionOf(payload, settings),
      libVersion: '1.0.0',
      libPlatform: 'Segment',
      messageId: payload.messageId,
      createdAt: payload.createdAt,
      // Avo asks for a session; events from a server have none.
      sessionId: '_',
      type: 'event',
      eventName: payload.event,
      eventProperties: shapesOf(payload.properties),
      eventId: null,
      eventHash: null
    }),
    send: (request, shapes, { settings }: SendContext<Settings>) => sendShapes(request, settings, shapes)
  })
}

function hostOf(url: string | undefined): string | undefined {
  return url !== undefined && URL.canParse(url) ? new URL(url).hostname : undefined
}

function versionOf({ properties, appVersion }: Payload, { appVersionPropertyName: name }: Settings): string {
  const own = name !== undefined && Object.hasOwn(properties, name) ? properties[name] : undefined
  return typeof own === 'string' || typeof own === 'number' ? String(own) : (appVersion ?? 'unversioned')
}

export default action
