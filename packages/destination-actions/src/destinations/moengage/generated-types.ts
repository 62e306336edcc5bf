// Made from the field definitions by `./bin/run generate:types`. Changes made by hand are lost.

export interface Settings {
  /**
   * The app ID of your MoEngage workspace, from **Settings > APIs**.
   */
  api_id: string
  /**
   * The API key of your MoEngage workspace, from the same page.
   */
  api_key: string
  /**
   * The data center of your workspace. Its number is in the address of your MoEngage dashboard.
   */
  region: 'DC_01' | 'DC_02' | 'DC_03' | 'DC_04' | 'DC_05'
}
