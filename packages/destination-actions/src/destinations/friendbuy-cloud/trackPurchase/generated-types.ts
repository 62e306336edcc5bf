// Made from the field definitions by `./bin/run generate:types`. Changes made by hand are lost.

export interface Payload {
  /**
   * Your own ID of the order.
   */
  orderId: string
  /**
   * The total of the order.
   */
  amount: number
  /**
   * The currency of the amount, as its three letters in ISO 4217.
   */
  currency: string
  /**
   * The coupon code that the customer used.
   */
  coupon?: string
  /**
   * The ID that Friendbuy gave to the visit, by which it credits a referral.
   */
  attributionId?: string
  /**
   * The code of the customer who made the referral.
   */
  referralCode?: string
  /**
   * The codes of the gift cards that the customer used.
   */
  giftCardCodes?: string[]
  /**
   * The products of the order.
   */
  products?: {
    /**
     * The SKU of the product.
     */
    sku?: string
    /**
     * The name of the product.
     */
    name?: string
    /**
     * How many were bought. Without it, one.
     */
    quantity?: number
    /**
     * The price of one of them.
     */
    price: number
    /**
     * What the product is.
     */
    description?: string
    /**
     * The category of the product.
     */
    category?: string
    /**
     * The page of the product.
     */
    url?: string
    /**
     * A picture of the product.
     */
    image_url?: string
  }[]
  /**
   * Your own ID of the customer.
   */
  customerId?: string
  /**
   * The ID of the visitor before they were known.
   */
  anonymousId?: string
  /**
   * The email address of the customer.
   */
  email?: string
  /**
   * Whether this is a new customer. Rewards can depend on it.
   */
  isNewCustomer?: boolean
  /**
   * The status of the customer in your loyalty program.
   */
  loyaltyStatus?: string
  /**
   * The first name of the customer.
   */
  firstName?: string
  /**
   * The last name of the customer.
   */
  lastName?: string
  /**
   * The full name of the customer.
   */
  name?: string
  /**
   * The age of the customer in years.
   */
  age?: number
  /**
   * The birthday of the customer, as `YYYY-MM-DD`.
   */
  birthday?: string
  /**
   * More attributes, by name. Friendbuy keeps their values as texts.
   */
  friendbuyAttributes?: {
    [k: string]: unknown
  }
  /**
   * The address of the page where it happened.
   */
  pageUrl?: string
  /**
   * The title of the page where it happened.
   */
  pageTitle?: string
  /**
   * The user agent of the customer's browser. Friendbuy uses it to detect fraud.
   */
  userAgent?: string
  /**
   * The IP address of the customer. Friendbuy uses it to detect fraud.
   */
  ipAddress?: string
}
