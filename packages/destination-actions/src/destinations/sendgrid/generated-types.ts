// Made from the field definitions by `./bin/run generate:types`. Changes made by hand are lost.

export interface Settings {
  /**
   * An API key of your SendGrid account with access to Marketing, Mail Send and Template Engine, from **Settings > API Keys**.
   */
  sendGridApiKey: string
  /**
   * Where SendGrid keeps the data of your account.
   */
  endpoint?: 'https://api.sendgrid.com' | 'https://api.eu.sendgrid.com'
}
