// Made from the field definitions by `./bin/run generate:types`. Changes made by hand are lost.

export interface Payload {
  /**
   * The ID of the visitor, by which Podscribe joins visits.
   */
  anonymousId?: string | null
  /**
   * When it happened.
   */
  timestamp: string
  /**
   * The URL of the page that the visitor came from.
   */
  referrer?: string | null
  /**
   * The address of the page.
   */
  url?: string | null
  /**
   * The IP address of the visitor, which Podscribe compares with that of podcast downloads.
   */
  ip: string
  /**
   * The library that sent the event.
   */
  library?: {
    [k: string]: unknown
  }
  /**
   * The user agent of the visitor.
   */
  userAgent?: string
  /**
   * The email address of the visitor. It is hashed before it is sent.
   */
  email?: string | null
  /**
   * Data about the conversion. Properties besides those below are sent together as JSON.
   */
  properties?: {
    /**
     * The value of the order.
     */
    total?: number
    /**
     * The number of the order.
     */
    order_id?: string
    /**
     * The currency of the order, such as `USD`.
     */
    currency?: string
    /**
     * The discount code of the order.
     */
    coupon?: string
    /**
     * How many items the order has.
     */
    num_items_purchased?: number
    /**
     * Whether this is the first order of the customer.
     */
    is_new_customer?: boolean
    /**
     * Whether the order is a subscription.
     */
    is_subscription?: boolean
    [k: string]: unknown
  }
  /**
   * The action that Podscribe counts: `purchase`, `signup`, `lead` or one of your own.
   */
  podscribeEvent: string
}
