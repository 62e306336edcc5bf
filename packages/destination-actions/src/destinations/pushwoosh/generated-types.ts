// Made from the field definitions by `./bin/run generate:types`. Changes made by hand are lost.

export interface Settings {
  /**
   * The API key of your Pushwoosh account.
   */
  pushwooshAPIKey: string
  /**
   * The code of your app in Pushwoosh, such as `XXXXX-XXXXX`.
   */
  pushwooshAppCode: string
}
