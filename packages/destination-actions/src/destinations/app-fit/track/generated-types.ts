// Made from the field definitions by `./bin/run generate:types`. Changes made by hand are lost.

export interface Payload {
  /**
   * The ID of the user in your system.
   */
  userId?: string
  /**
   * When the event happened.
   */
  occurredAt: string | number
  /**
   * The name of the event.
   */
  name: string
  /**
   * The ID of a user who is not known yet.
   */
  anonymousId?: string
  /**
   * The properties of the event.
   */
  properties?: {
    [k: string]: unknown
  }
  /**
   * The version of your app.
   */
  appVersion?: string
  /**
   * The ID of the device.
   */
  deviceId?: string
  /**
   * The type of the device. AppFit has no place for it yet, so it is not sent.
   */
  deviceType?: string
  /**
   * The manufacturer of the device.
   */
  deviceManufacturer?: string
  /**
   * The model of the device.
   */
  deviceModel?: string
  /**
   * The advertising ID of the device: IDFA or AAID.
   */
  deviceAdvertisingId?: string
  /**
   * The IP address that the event came from.
   */
  ipAddress?: string
  /**
   * The name of the operating system.
   */
  osName?: string
  /**
   * The version of the operating system.
   */
  osVersion?: string
  /**
   * A unique ID of the event, which AppFit keeps as the ID in the source.
   */
  eventId: string
}
