// Made from the field definitions by `./bin/run generate:types`. Changes made by hand are lost.

export interface Settings {
  /**
   * The API key that Gainsight PX shows for its integration with Segment.
   */
  apiKey: string
  /**
   * Where Gainsight PX keeps the data of your account.
   */
  dataCenter: 'north_america' | 'europe' | 'us2'
}
