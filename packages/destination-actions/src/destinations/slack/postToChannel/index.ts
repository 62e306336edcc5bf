import type { ActionDefinition } from '@segment/actions-core'
import type { Settings } from '../generated-types'
import type { Payload } from './generated-types'
import { toSlackUrl } from './slack-url'

const action: ActionDefinition<Settings, Payload> = {
  title: 'Post Message',
  description: 'Posts a message to the channel of an incoming webhook.',
  fields: {
    url: {
      label: 'Webhook URL',
      description:
        'The incoming webhook of your Slack app, for example `https://hooks.slack.com/services/…`. Whoever has it can post, so keep it secret.',
      type: 'string',
      format: 'uri',
      placeholder: 'https://hooks.slack.com/services/T00000000/B00000000/XXXXXXXXXXXXXXXXXXXXXXXX',
      required: true
    },
    text: {
      label: 'Message',
      description:
        "The text to post. Slack's [mrkdwn](https://docs.slack.dev/messaging/formatting-message-text) adds links, lists and emphasis.",
      type: 'text',
      required: true
    },
    channel: {
      label: 'Channel',
      description:
        'The channel or person to post to, for example `#general` or `@ada`. Only webhooks of legacy integrations can choose; those of Slack apps always post to the channel that they were made for.',
      type: 'string'
    },
    username: {
      label: 'User Name',
      description: 'The name that the message appears under. Only webhooks of legacy integrations can choose.',
      type: 'string',
      default: 'Segment'
    },
    icon_url: {
      label: 'Icon URL',
      description: 'An image to show beside the message. Only webhooks of legacy integrations can choose.',
      type: 'string',
      default: 'https://logo.clearbit.com/segment.com'
    }
  },

  // https://docs.slack.dev/messaging/sending-messages-using-incoming-webhooks describes the request; `channel`,
  // `username` and `icon_url` are described in
  // https://docs.slack.dev/legacy/legacy-custom-integrations/legacy-custom-integrations-incoming-webhooks
  perform: (request, { payload: { url, text, channel, username, icon_url } }) =>
    request(toSlackUrl(url), { method: 'post', json: { text, channel, username, icon_url } })
}

export default action
