// Made from the field definitions by `./bin/run generate:types`. Changes made by hand are lost.

export interface Payload {
  /**
   * Whether the user bought the products or put them into the cart.
   */
  eventSubtype?: 'purchase' | 'addToCart'
  /**
   * The products.
   */
  products: {
    /**
     * The ID of the product in the index.
     */
    product_id: string
    /**
     * The price of one of the product.
     */
    price?: number
    /**
     * How many of the product.
     */
    quantity?: number
    /**
     * The discount on one of the product.
     */
    discount?: number
    /**
     * The ID that Algolia gave to the search, by which it credits the event to the search.
     */
    queryID?: string
  }[]
  /**
   * The index that was searched.
   */
  index: string
  /**
   * The ID that Algolia gave to the search, by which it credits the event to the search.
   */
  queryID?: string
  /**
   * Who the user is, as in searches: an ID of the visitor, or of the user.
   */
  userToken: string
  /**
   * Your own ID of the user, where they have logged in.
   */
  authenticatedUserToken?: string
  /**
   * When it happened.
   */
  timestamp?: string
  /**
   * The total of the purchase.
   */
  value?: number
  /**
   * The currency of prices and total, as its three letters in ISO 4217.
   */
  currency?: string
  /**
   * More properties of the event.
   */
  extraProperties?: {
    [k: string]: unknown
  }
  /**
   * The name of the event in Algolia.
   */
  eventName?: string
  /**
   * What Algolia counts the event as.
   */
  eventType?: 'view' | 'conversion' | 'click'
}
