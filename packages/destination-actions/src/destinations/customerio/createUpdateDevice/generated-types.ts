// Made from the field definitions by `./bin/run generate:types`. Changes made by hand are lost.

export interface Payload {
  /**
   * Whom this is about: the ID of a person, an email address, or `cio_` followed by the identifier that Customer.io gave the person.
   */
  person_id: string
  /**
   * The token by which push notifications reach the device.
   */
  device_id: string
  /**
   * The version of your app on the device. Becomes the device attribute `app_version`.
   */
  app_version?: string
  /**
   * The messaging platform of the device: `ios` or `android`.
   */
  platform: string
  /**
   * When the person last used the device: a date, or the seconds since 1970.
   */
  last_used?: string
  /**
   * What else to store with the device, such as `device_os` or `push_enabled`.
   */
  attributes?: {
    [k: string]: unknown
  }
  /**
   * Turns ISO dates into seconds since 1970, at any depth of the attributes. Conditions on time work only with these.
   */
  convert_timestamp?: boolean
  /**
   * Collects events and sends many in one request, which is faster and saves rate limits. Turn it off to send each event by itself as soon as it comes.
   */
  enable_batching?: boolean
  /**
   * The most events that one batch may hold. Batches can be smaller.
   */
  batch_size?: number
}
