// Made from the field definitions by `./bin/run generate:types`. Changes made by hand are lost.

export interface Payload {
  /**
   * Attributes of the customer profile. Create custom attributes in Talon.One first.
   */
  attributes?: {
    [k: string]: unknown
  }
  /**
   * Your own ID of the customer, which Talon.One calls the integration ID of the profile.
   */
  customerProfileId: string
  /**
   * The IDs of the Talon.One audiences that the customer leaves.
   */
  deleteAudienceIds?: number[]
  /**
   * The IDs of the Talon.One audiences that the customer enters.
   */
  addAudienceIds?: number[]
  /**
   * Whether the update of the profile makes Talon.One evaluate the rules of your campaigns.
   */
  runRuleEngine?: boolean
  /**
   * The type of each attribute, by which Talon.One creates attributes that it does not know yet.
   */
  attributesInfo?: {
    /**
     * The name of the attribute.
     */
    name: string
    /**
     * The type of the attribute: string, time, number, boolean or location.
     */
    type: string
  }[]
}
