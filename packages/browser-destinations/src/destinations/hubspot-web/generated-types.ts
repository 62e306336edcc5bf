// Made from the field definitions by `./bin/run generate:types`. Changes made by hand are lost.

export interface Settings {
  /**
   * The ID of the HubSpot account, from the account menu in HubSpot.
   */
  portalId: string
  /**
   * Turn this on if the account's data is hosted in the European Union.
   */
  enableEuropeanDataCenter?: boolean
  /**
   * HubSpot keeps what it learns of a contact until the next page view. Turn this on to record a page view with each contact, so that it is sent at once.
   */
  flushIdentifyImmediately?: boolean
  /**
   * Turn the names of events into HubSpot's internal names: `Signed Up` becomes `pe<Hub ID>_signed_up`. Turn it off if your events have internal names already.
   */
  formatCustomBehavioralEventNames?: boolean
  /**
   * Load the script that shows HubSpot forms on the page, too.
   */
  loadFormsSDK?: boolean
}
