// Made from the field definitions by `./bin/run generate:types`. Changes made by hand are lost.

export interface Payload {
  /**
   * The ID of the user in your system.
   */
  segmentId?: string
  /**
   * The ID of a visitor who is not identified yet.
   */
  anonymousId?: string
  /**
   * More identities by which Cordial can find the contact, each as the key of an attribute and its value, such as `channels.email.address`.
   */
  userIdentities?: {
    [k: string]: unknown
  }
  /**
   * Your own ID of the product.
   */
  productID: string
  /**
   * The SKU of the product.
   */
  sku: string
  /**
   * How many of the product.
   */
  qty: number
  /**
   * The category of the product.
   */
  category: string
  /**
   * The name of the product.
   */
  name: string
  /**
   * What the product is.
   */
  description?: string
  /**
   * The price of one of the product.
   */
  itemPrice?: number
  /**
   * The page of the product.
   */
  url?: string
  /**
   * A picture of the product.
   */
  imageUrl?: string
  /**
   * More properties of the product, by name.
   */
  properties?: {
    [k: string]: unknown
  }
}
