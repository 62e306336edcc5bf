// Made from the field definitions by `./bin/run generate:types`. Changes made by hand are lost.

export interface Settings {
  /**
   * The API key that you [generate for Segment](https://help.kameleoon.com/setting-up-segment-destination-actions/).
   */
  apiKey: string
  /**
   * The sitecode of your Kameleoon project, from its dashboard.
   */
  sitecode: string
}
