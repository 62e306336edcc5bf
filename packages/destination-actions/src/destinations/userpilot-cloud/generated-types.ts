// Made from the field definitions by `./bin/run generate:types`. Changes made by hand are lost.

export interface Settings {
  /**
   * The API key of your Userpilot environment, from **Settings > Environment**.
   */
  apiKey: string
  /**
   * The address of the API for your environment, from the same page. It depends on your region.
   */
  endpoint: string
}
