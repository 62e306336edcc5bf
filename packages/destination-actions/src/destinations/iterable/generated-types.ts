// Made from the field definitions by `./bin/run generate:types`. Changes made by hand are lost.

export interface Settings {
  /**
   * An API key of your Iterable project of the type **Server-side**, from **Integrations > API Keys**.
   */
  apiKey: string
  /**
   * The data center that your project is in.
   */
  dataCenterLocation?: 'united_states' | 'europe'
}
