// Made from the field definitions by `./bin/run generate:types`. Changes made by hand are lost.

export interface Settings {
  /**
   * The ID of conversion tracking, such as `AW-12345`. Only legacy enhanced conversions need it.
   */
  conversionTrackingId?: string
  /**
   * The ID of the Google Ads account that has the conversion actions and lists, such as `123-456-7890`. All but legacy enhanced conversions need it.
   */
  customerId?: string
  /**
   * The ID of the manager account, if you have access to the account only through it.
   */
  loginCustomerId?: string
}

export interface AudienceSettings {
  /**
   * Whether events of the audience are sent as conversions. Google gets no list for it then.
   */
  supports_conversions?: boolean
  /**
   * What the list recognizes people by.
   */
  external_id_type?: 'CONTACT_INFO' | 'CRM_ID' | 'MOBILE_ADVERTISING_ID'
  /**
   * The ID of the app that the mobile advertising IDs come from: the number in the App Store, or the name of the package in Google Play.
   */
  app_id?: string
}
