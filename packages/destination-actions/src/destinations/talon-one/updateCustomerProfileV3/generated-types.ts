// Made from the field definitions by `./bin/run generate:types`. Changes made by hand are lost.

export interface Payload {
  /**
   * Your own ID of the customer, which Talon.One calls the integration ID of the profile.
   */
  customerProfileId: string
  /**
   * Whether Talon.One ignores attributes that do not exist there. Otherwise they make the request fail.
   */
  skipNonExistingAttributes?: boolean
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
   * Attributes of the customer profile. Create custom attributes in Talon.One first.
   */
  attributes?: {
    [k: string]: unknown
  }
}
