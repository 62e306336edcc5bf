// Made from the field definitions by `./bin/run generate:types`. Changes made by hand are lost.

export interface Payload {
  /**
   * The customer whom it is about.
   */
  customer: {
    /**
     * Your own ID of the customer.
     */
    source_id: string
    /**
     * The email address of the customer.
     */
    email?: string
  }
  /**
   * The referral that the event completes.
   */
  referral?: {
    /**
     * The referral code.
     */
    code?: string
    /**
     * The ID of the customer who made the referral.
     */
    referrer_id?: string
  }
  /**
   * The loyalty card that earns points.
   */
  loyalty?: {
    /**
     * The code of the loyalty card.
     */
    code?: string
  }
  /**
   * Further data about the event, by the names of its metadata schema in Voucherify.
   */
  metadata?: {
    [k: string]: unknown
  }
  /**
   * The name of the event, as Voucherify has it.
   */
  event?: string
  /**
   * The type of the call, such as `track`.
   */
  type: string
}
