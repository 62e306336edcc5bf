// Made from the field definitions by `./bin/run generate:types`. Changes made by hand are lost.

export interface Payload {
  /**
   * The email address of the person. Events of people without one are not sent.
   */
  email?: string
  /**
   * Data about the person.
   */
  traits?: {
    [k: string]: unknown
  }
  /**
   * When it happened.
   */
  sent_at: string
  /**
   * The context of the event: device, page, campaign and so on.
   */
  context?: {
    [k: string]: unknown
  }
  /**
   * The IP address of the device, by which Koala recognizes companies.
   */
  device_ip?: string
  /**
   * A unique ID of the event or the identify call.
   */
  message_id: string
}
