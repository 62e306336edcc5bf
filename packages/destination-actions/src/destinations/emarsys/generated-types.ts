// Made from the field definitions by `./bin/run generate:types`. Changes made by hand are lost.

export interface Settings {
  /**
   * The name of an API user of your Emarsys account, from **Management > Security Settings > API Users**.
   */
  api_user: string
  /**
   * The secret of the API user.
   */
  api_password: string
}
