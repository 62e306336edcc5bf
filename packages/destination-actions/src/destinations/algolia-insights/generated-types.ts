// Made from the field definitions by `./bin/run generate:types`. Changes made by hand are lost.

export interface Settings {
  /**
   * The ID of your Algolia application, from the [API Keys](https://dashboard.algolia.com/account/api-keys) page of the dashboard.
   */
  appId: string
  /**
   * An API key of the application that may search, such as the Search API Key on the same page.
   */
  apiKey: string
}
