// Made from the field definitions by `./bin/run generate:types`. Changes made by hand are lost.

export interface Payload {
  /**
   * Your own ID of the player.
   */
  playerUniqueId: string
  /**
   * The mobile number of the player.
   */
  mobile?: string
  /**
   * The email address of the player.
   */
  email?: string
  /**
   * Your own ID of the order.
   */
  orderId: string
  /**
   * When the order was made.
   */
  orderDate: string | number
  /**
   * The total of the order before discounts.
   */
  totalPrice: number
  /**
   * What the player paid for the order.
   */
  totalPaid: number
  /**
   * What the shipping costs.
   */
  totalShipping?: number
  /**
   * The tax of the order.
   */
  totalTax?: number
  /**
   * The discount on the order.
   */
  totalDiscount?: number
  /**
   * The products of the order.
   */
  lineItems?: {
    /**
     * Your own ID of the product.
     */
    productId?: string
    /**
     * The SKU of the product.
     */
    sku?: string
    /**
     * The name of the product.
     */
    title?: string
    /**
     * The categories of the product.
     */
    category?: string[]
    /**
     * The collections that the product belongs to.
     */
    collection?: string[]
    /**
     * Tags of the product.
     */
    tags?: string[]
    /**
     * What the product weighs.
     */
    weight?: number
    /**
     * Who makes or sells the product.
     */
    vendor?: string
    /**
     * How many were bought.
     */
    quantity?: number
    /**
     * The price of one of them.
     */
    price: number
    /**
     * The tax on this line.
     */
    taxes: number
    /**
     * The discount on this line.
     */
    discount: number
  }[]
  /**
   * The discount codes that the player used.
   */
  discountCodes?: string[]
  /**
   * How much of the order the player paid with points.
   */
  redeemedAmount?: number
  /**
   * The reference of the points that were put on hold for the order.
   */
  holdReference?: string
  /**
   * Whether this is a guest, who has no account with you.
   */
  guest?: boolean
  /**
   * More data of the order, by name.
   */
  extra?: {
    [k: string]: unknown
  }
  /**
   * The ID of the merchant who sold the order. Gameball needs it and the name.
   */
  merchantId?: string
  /**
   * The name of that merchant.
   */
  merchantName?: string
  /**
   * The ID of the branch of the merchant. Gameball needs it and the name.
   */
  branchId?: string
  /**
   * The name of that branch.
   */
  branchName?: string
}
