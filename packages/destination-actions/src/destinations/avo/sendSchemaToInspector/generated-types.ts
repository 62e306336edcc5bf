// Made from the field definitions by `./bin/run generate:types`. Changes made by hand are lost.

export interface Payload {
  /**
   * The name of the event, as your tracking plan has it.
   */
  event: string
  /**
   * The properties of the event. Only their names and types are sent.
   */
  properties: {
    [k: string]: unknown
  }
  /**
   * A unique ID of the event.
   */
  messageId: string
  /**
   * When the event happened.
   */
  createdAt: string
  /**
   * The version of the app.
   */
  appVersion?: string
  /**
   * The name of the app.
   */
  appName?: string
  /**
   * The address of the page. Its host stands in for the name of the app where there is none.
   */
  pageUrl?: string
}
