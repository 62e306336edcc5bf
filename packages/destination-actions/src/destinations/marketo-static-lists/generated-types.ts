// Made from the field definitions by `./bin/run generate:types`. Changes made by hand are lost.

export interface Settings {
  /**
   * The client ID of your custom service. You find it in Marketo under **Admin > LaunchPoint**.
   */
  client_id: string
  /**
   * The client secret of the same custom service.
   */
  client_secret: string
  /**
   * The address of your Marketo instance, for example `https://123-ABC-456.mktorest.com`. You find it in Marketo under **Admin > Web Services > REST API**.
   */
  api_endpoint: string
  /**
   * The name of the folder in which new lists are created. The folder must exist.
   */
  folder_name: string
}
