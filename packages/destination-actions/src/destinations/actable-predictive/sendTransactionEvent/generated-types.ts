// Made from the field definitions by `./bin/run generate:types`. Changes made by hand are lost.

export interface Payload {
  /**
   * Your own ID of the customer.
   */
  customer_id: string
  /**
   * The code by which the customer got a discount.
   */
  discount_code?: string
  /**
   * Your own ID of the purchase.
   */
  transaction_id?: string
  /**
   * How much the customer paid.
   */
  spend?: number
  /**
   * The products that were bought. Actable gets a list of their `product_id`s.
   */
  products: {
    [k: string]: unknown
  }[]
  /**
   * When the purchase was made.
   */
  purchase_datetime: string | number
  /**
   * The stream in Actable that the event belongs to. Change it only if Actable asks you to.
   */
  stream_key: string
}
