// Made from the field definitions by `./bin/run generate:types`. Changes made by hand are lost.

export interface Settings {
  /**
   * The ID of your HubSpot account, from the menu of your account in HubSpot. The internal names of your custom events begin with it: `pe<Hub ID>_`.
   */
  portalId?: string
}
