// Made from the field definitions by `./bin/run generate:types`. Changes made by hand are lost.

export interface Payload {
  /**
   * Your own ID of the customer.
   */
  customer_id: string
  /**
   * When it happened.
   */
  datetime: string | number
  /**
   * What the customer did.
   */
  interaction_type: string
  /**
   * The campaign that brought the customer.
   */
  utm_campaign?: string
  /**
   * The medium of the campaign, such as `email` or `cpc`.
   */
  utm_medium?: string
  /**
   * The source of the campaign, such as `google`.
   */
  utm_source?: string
  /**
   * The stream in Actable that the event belongs to. Change it only if Actable asks you to.
   */
  stream_key: string
}
