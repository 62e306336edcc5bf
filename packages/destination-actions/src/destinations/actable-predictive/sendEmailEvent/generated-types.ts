// Made from the field definitions by `./bin/run generate:types`. Changes made by hand are lost.

export interface Payload {
  /**
   * Your own ID of the customer.
   */
  customer_id: string
  /**
   * When the email was sent.
   */
  date_email_sent: string | number
  /**
   * The name of the campaign that the email belongs to.
   */
  campaign_name?: string
  /**
   * 1 if the customer clicked in the email, otherwise 0.
   */
  clicked_flag?: number
  /**
   * 1 if the customer opened the email, otherwise 0.
   */
  opened_flag?: number
  /**
   * 1 if the customer unsubscribed, otherwise 0.
   */
  unsub_flag?: number
  /**
   * The stream in Actable that the event belongs to. Change it only if Actable asks you to.
   */
  stream_key: string
}
