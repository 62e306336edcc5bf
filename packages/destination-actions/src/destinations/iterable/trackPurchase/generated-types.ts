// Made from the field definitions by `./bin/run generate:types`. Changes made by hand are lost.

export interface Payload {
  /**
   * Your own ID of the purchase. Iterable overwrites a purchase that comes again with the same one.
   */
  id?: string
  /**
   * The user. Iterable needs an email address or a user ID.
   */
  user: {
    /**
     * The email address of the user.
     */
    email?: string
    /**
     * The ID of the user in your system.
     */
    userId?: string
    /**
     * Fields to update on the user.
     */
    dataFields?: {
      [k: string]: unknown
    }
    /**
     * Whether objects among the data fields are merged with what Iterable has, instead of replacing it.
     */
    mergeNestedObjects?: boolean
    /**
     * The phone number of the user, with a plus sign and the code of its country.
     */
    phoneNumber?: string | null
  }
  /**
   * Fields to keep with it. Dates with a time get the form that Iterable takes for dates.
   */
  dataFields?: {
    [k: string]: unknown
  }
  /**
   * The products.
   */
  items: {
    /**
     * Your own ID of the product.
     */
    id: string
    /**
     * The name of the product.
     */
    name: string
    /**
     * The SKU of the product.
     */
    sku?: string
    /**
     * How many of the product.
     */
    quantity: number
    /**
     * The price of one of the product.
     */
    price: number
    /**
     * What the product is.
     */
    description?: string
    /**
     * The category of the product.
     */
    categories?: string
    /**
     * The page of the product.
     */
    url?: string
    /**
     * A picture of the product.
     */
    imageUrl?: string
    [k: string]: unknown
  }[]
  /**
   * The total of the purchase.
   */
  total: number
  /**
   * When it happened. Without it, now.
   */
  createdAt?: string | number
  /**
   * The campaign in Iterable that led to it.
   */
  campaignId?: number
  /**
   * The template in Iterable that led to it.
   */
  templateId?: number
}
