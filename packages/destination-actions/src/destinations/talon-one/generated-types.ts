// Made from the field definitions by `./bin/run generate:types`. Changes made by hand are lost.

export interface Settings {
  /**
   * An API key of your Talon.One application for the third-party service Segment, from **Settings > Integration API Keys**.
   */
  apiKey: string
  /**
   * The address of your Talon.One deployment, for example `https://mycompany.europe-west1.talon.one/`.
   */
  deployment: string
}
