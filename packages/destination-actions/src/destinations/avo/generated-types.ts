// Made from the field definitions by `./bin/run generate:types`. Changes made by hand are lost.

export interface Settings {
  /**
   * The API key of the source in Avo, from **Inspector > Manage Sources**.
   */
  apiKey: string
  /**
   * The environment that the events come from. Avo keeps them apart.
   */
  env: 'dev' | 'staging' | 'prod'
  /**
   * The property of your events that holds the version of the app, if there is one. It is used in place of the version in the context.
   */
  appVersionPropertyName?: string
}
