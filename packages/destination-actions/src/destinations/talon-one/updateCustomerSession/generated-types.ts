// Made from the field definitions by `./bin/run generate:types`. Changes made by hand are lost.

export interface Payload {
  /**
   * Your own ID of the session, for example that of the cart.
   */
  customerSessionId: string
  /**
   * The address to which Talon.One sends the effects of the session.
   */
  callbackDestination?: string
  /**
   * The API key with which Talon.One sends the effects there.
   */
  callbackAPIKey?: string
  /**
   * The parts of the session that Talon.One sends there, separated by commas.
   */
  contentFields?: string
  /**
   * An ID of your own that Talon.One sends along, so that you can tell which request the effects belong to.
   */
  callbackCorrelationId?: string
  /**
   * What the session holds.
   */
  customerSession: {
    /**
     * Your own ID of the customer whose session it is.
     */
    profileId?: string
    /**
     * The coupon codes that the customer has entered.
     */
    couponCodes?: string[]
    /**
     * The referral code that the customer has entered.
     */
    referralCode?: string
    /**
     * The identifiers of the loyalty cards that the customer uses.
     */
    loyaltyCards?: string[]
    /**
     * The state of the session. Talon.One makes effects permanent when it is closed.
     */
    state?: 'open' | 'closed' | 'partially_returned' | 'cancelled'
    /**
     * The items in the cart.
     */
    cartItems?: {
      /**
       * The name of the item.
       */
      name?: string
      /**
       * The stock keeping unit of the item.
       */
      sku?: string
      /**
       * How many of the item are in the cart.
       */
      quantity?: number
      /**
       * The price of one item.
       */
      price?: number
      /**
       * How many of the item the customer has returned.
       */
      returnedQuantity?: string
      /**
       * How many of the item the customer keeps.
       */
      remainingQuantity?: string
      /**
       * The category of the item.
       */
      category?: string
      /**
       * The weight of the item.
       */
      weight?: string
      /**
       * The height of the item.
       */
      height?: string
      /**
       * The length of the item.
       */
      length?: string
      /**
       * The position of the item in the cart.
       */
      position?: string
      /**
       * Attributes by name. Create custom attributes in Talon.One first.
       */
      attributes?: {
        [k: string]: unknown
      }
      /**
       * Costs of the item besides its price, such as shipping, by name.
       */
      additionalCosts?: {
        [k: string]: unknown
      }
    }[]
    /**
     * Costs of the whole session besides the items, such as shipping, by name.
     */
    additionalCosts?: {
      [k: string]: unknown
    }
    /**
     * Attributes by name. Create custom attributes in Talon.One first.
     */
    attributes?: {
      [k: string]: unknown
    }
  }
  /**
   * The type of each attribute, by which Talon.One creates attributes that it does not know yet.
   */
  sessionAttributesInfo?: {
    /**
     * The name of the attribute.
     */
    name: string
    /**
     * The type of the attribute: string, time, number, boolean or location.
     */
    type: 'string' | 'time' | 'number' | 'boolean' | 'location'
  }[]
  /**
   * The type of each attribute, by which Talon.One creates attributes that it does not know yet.
   */
  cartItemsAttributesInfo?: {
    /**
     * The name of the attribute.
     */
    name: string
    /**
     * The type of the attribute: string, time, number, boolean or location.
     */
    type: 'string' | 'time' | 'number' | 'boolean' | 'location'
  }[]
}
