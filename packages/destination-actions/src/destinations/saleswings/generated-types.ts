// Made from the field definitions by `./bin/run generate:types`. Changes made by hand are lost.

export interface Settings {
  /**
   * The API key of your SalesWings project.
   */
  apiKey: string
  /**
   * The SalesWings environment that your account is in.
   */
  environment: 'helium' | 'ozone'
}
