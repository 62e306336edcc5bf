// Made from the field definitions by `./bin/run generate:types`. Changes made by hand are lost.

export interface Payload {
  /**
   * Your own ID of the customer.
   */
  source_id: string
  /**
   * Data about the customer.
   */
  metadata?: {
    [k: string]: unknown
  }
  /**
   * The code by which the customer was referred.
   */
  referral_code?: string | null
}
