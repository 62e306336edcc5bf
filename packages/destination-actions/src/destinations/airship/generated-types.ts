// Made from the field definitions by `./bin/run generate:types`. Changes made by hand are lost.

export interface Settings {
  /**
   * A token of your Airship project, from **Settings > Partner Integrations > Segment**, or one with the role of all access.
   */
  access_token: string
  /**
   * The app key of your Airship project, from the same page.
   */
  app_key: string
  /**
   * Where Airship keeps the data of your project.
   */
  endpoint: 'US' | 'EU'
}
