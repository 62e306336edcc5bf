// Made from the field definitions by `./bin/run generate:types`. Changes made by hand are lost.

export interface Settings {
  /**
   * An access token for the Optimizely REST API. Only the deletion of users needs it.
   */
  accessToken?: string
  /**
   * The ID of your Optimizely account.
   */
  accountId: string
  /**
   * The address of the data file (datafile) of your Optimizely environment.
   */
  dataFileUrl: string
}
