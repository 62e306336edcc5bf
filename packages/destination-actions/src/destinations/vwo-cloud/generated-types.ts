// Made from the field definitions by `./bin/run generate:types`. Changes made by hand are lost.

export interface Settings {
  /**
   * The ID of your VWO account.
   */
  vwoAccountId: number
  /**
   * The SDK key of your environment. Only Feature Experimentation and FullStack need it.
   */
  apikey?: string
  /**
   * Where VWO keeps the data of your account.
   */
  region?: 'US' | 'EU' | 'AS'
}
