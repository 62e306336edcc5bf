// Made from the field definitions by `./bin/run generate:types`. Changes made by hand are lost.

export interface Settings {
  /**
   * The key that Gainsight PX shows under **Administration > Integrations > Segment**.
   */
  apiKey: string
  /**
   * Where Gainsight PX keeps the data of your account.
   */
  dataCenter: 'north_america' | 'europe' | 'us2'
}
