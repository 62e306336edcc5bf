// Made from the field definitions by `./bin/run generate:types`. Changes made by hand are lost.

export interface Payload {
  /**
   * Further data about the order. Each of its purchases gets all of it.
   */
  purchaseProperties?: {
    [k: string]: unknown
  }
  /**
   * The products of the order. An order without any is not recorded.
   */
  products?: {
    /**
     * The ID of the product.
     */
    product_id: string
    /**
     * The price of one of them.
     */
    price: number
    /**
     * The currency of the price, as its three letters in ISO 4217. Without one, `USD`.
     */
    currency?: string
    /**
     * How many were bought. Without a value, one.
     */
    quantity?: number
  }[]
}
