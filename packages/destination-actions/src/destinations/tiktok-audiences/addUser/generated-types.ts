// Made from the field definitions by `./bin/run generate:types`. Changes made by hand are lost.

export interface Payload {
  /**
   * The account of the advertiser to which the audience belongs.
   */
  selected_advertiser_id: string
  /**
   * The audience in TikTok.
   */
  audience_id: string
  /**
   * The email address. It is hashed before it is sent.
   */
  email?: string
  /**
   * The phone number in the form of E.164: `+14155550123`. It is hashed before it is sent.
   */
  phone?: string
  /**
   * The IDFA, AAID or Google advertising ID of a device. It is hashed before it is sent.
   */
  advertising_id?: string
  /**
   * Whether TikTok gets the email address.
   */
  send_email?: boolean
  /**
   * Whether TikTok gets the phone number.
   */
  send_phone?: boolean
  /**
   * Whether TikTok gets the advertising ID.
   */
  send_advertising_id?: boolean
  /**
   * The name of the event. TikTok does not get it.
   */
  event_name?: string
  /**
   * Collects events and sends many in one request, which is faster and saves rate limits. Turn it off to send each event by itself as soon as it comes.
   */
  enable_batching?: boolean
}
