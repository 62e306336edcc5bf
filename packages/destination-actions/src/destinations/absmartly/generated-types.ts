// Made from the field definitions by `./bin/run generate:types`. Changes made by hand are lost.

export interface Settings {
  /**
   * The address of your ABsmartly collector, for example `https://your-company.absmartly.io/v1`.
   */
  collectorEndpoint: string
  /**
   * An API key from the ABsmartly web console that may write to the collector.
   */
  apiKey: string
  /**
   * The name of the environment in the ABsmartly web console, for example `production`.
   */
  environment: string
}
