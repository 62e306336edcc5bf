// Made from the field definitions by `./bin/run generate:types`. Changes made by hand are lost.

export interface Settings {
  /**
   * The ID of your advertiser account, from **Tag Setup** of the Podscribe dashboard.
   */
  advertiser: string
  /**
   * Your user ID in Podscribe.
   */
  userId?: string
}
