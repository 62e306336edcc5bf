// Made from the field definitions by `./bin/run generate:types`. Changes made by hand are lost.

export interface Payload {
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
}
