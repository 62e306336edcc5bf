// Made from the field definitions by `./bin/run generate:types`. Changes made by hand are lost.

export interface Payload {
  /**
   * The incoming webhook of your Slack app, for example `https://hooks.slack.com/services/…`. Whoever has it can post, so keep it secret.
   */
  url: string
  /**
   * The text to post. Slack's [mrkdwn](https://docs.slack.dev/messaging/formatting-message-text) adds links, lists and emphasis.
   */
  text: string
  /**
   * The channel or person to post to, for example `#general` or `@ada`. Only webhooks of legacy integrations can choose; those of Slack apps always post to the channel that they were made for.
   */
  channel?: string
  /**
   * The name that the message appears under. Only webhooks of legacy integrations can choose.
   */
  username?: string
  /**
   * An image to show beside the message. Only webhooks of legacy integrations can choose.
   */
  icon_url?: string
}
