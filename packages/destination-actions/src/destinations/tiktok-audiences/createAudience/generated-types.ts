// Made from the field definitions by `./bin/run generate:types`. Changes made by hand are lost.

export interface Payload {
  /**
   * The account of the advertiser to which the audience belongs.
   */
  selected_advertiser_id: string
  /**
   * The name of the new audience.
   */
  custom_audience_name: string
}
