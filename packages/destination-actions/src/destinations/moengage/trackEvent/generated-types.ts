// Made from the field definitions by `./bin/run generate:types`. Changes made by hand are lost.

export interface Payload {
  /**
   * The type of the call, such as `track`.
   */
  type: string
  /**
   * The name of the event.
   */
  event: string
  /**
   * The ID of the user in your system.
   */
  userId?: string
  /**
   * The ID of a visitor who is not identified yet.
   */
  anonymousId?: string
  /**
   * The name of the operating system of the device.
   */
  os_name?: string
  /**
   * The version of the app.
   */
  app_version?: string
  /**
   * The version of the library that sent the event.
   */
  library_version?: string
  /**
   * When the event happened.
   */
  timestamp?: string | number
  /**
   * The properties of the event.
   */
  properties?: {
    [k: string]: unknown
  }
  /**
   * The project that the event belongs to. MoEngage gets it as the property `moe_project_name`.
   */
  project_name?: string
  /**
   * Turn it on to ignore people whom MoEngage does not know yet, instead of creating users for them.
   */
  update_existing_only?: boolean
}
