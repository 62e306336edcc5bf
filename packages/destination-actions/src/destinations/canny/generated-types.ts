// Made from the field definitions by `./bin/run generate:types`. Changes made by hand are lost.

export interface Settings {
  /**
   * The secret API key of your Canny company. Find it in Canny under **Settings > API & Webhooks**.
   */
  apiKey: string
}
