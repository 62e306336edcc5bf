// Made from the field definitions by `./bin/run generate:types`. Changes made by hand are lost.

export interface Settings {
  /**
   * The ID of the organization, from Fullstory's data capture snippet.
   */
  orgId: string
  /**
   * Write what Fullstory does to the console.
   */
  debug?: boolean
  /**
   * Record a page inside an iframe as a session of its own.
   */
  recordOnlyThisIFrame?: boolean
  /**
   * The host that recordings are sent to, where that is a proxy of your own.
   */
  host?: string
  /**
   * The host of addresses of sessions, where Fullstory Relay is used.
   */
  appHost?: string
  /**
   * Where the recording script is loaded from, where that is a copy of your own.
   */
  script?: string
}
