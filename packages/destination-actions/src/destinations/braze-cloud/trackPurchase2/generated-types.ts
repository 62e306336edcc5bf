// Made from the field definitions by `./bin/run generate:types`. Changes made by hand are lost.

export interface Payload {
  /**
   * Your own ID of the user, as Braze knows it.
   */
  external_id?: string
  /**
   * Another name of the user, for example that of a device. It takes both a name and a label that says what kind of name it is. [More about aliases](https://www.braze.com/docs/user_guide/data/user_data_collection/user_profile_lifecycle/#user-aliases).
   */
  user_alias?: {
    alias_name?: string
    alias_label?: string
  }
  /**
   * The email address of the user. It names the user where none of the IDs is there.
   */
  email?: string
  /**
   * The ID that Braze itself gave the user; it also names users who have no other ID yet.
   */
  braze_id?: string | null
  /**
   * When the purchase was made.
   */
  time: string | number
  /**
   * What was bought. Each product becomes a purchase; what a product has besides the properties below is sent as properties of that purchase.
   */
  products: {
    product_id: string
    /**
     * The code of ISO 4217. Default: `USD`. Map the currency of the order where its products have none.
     */
    currency?: string
    /**
     * The price of one piece.
     */
    price: number
    /**
     * How many pieces, at most 100. Braze takes a missing one for 1.
     */
    quantity?: number
    [k: string]: unknown
  }[]
  /**
   * Further data about the order. It is sent with each of the purchases.
   */
  properties?: {
    [k: string]: unknown
  }
  /**
   * Collects events and sends many in one request, which is faster and saves rate limits. Turn it off to send each event by itself as soon as it comes.
   */
  enable_batching?: boolean
  /**
   * The most events that one batch may hold. Batches can be smaller.
   */
  batch_size?: number
}
