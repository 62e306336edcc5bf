// Made from the field definitions by `./bin/run generate:types`. Changes made by hand are lost.

export interface Payload {
  /**
   * The first name of the person, in lower case, as Google compares it. It is hashed before it is sent, unless it is a hash already.
   */
  first_name?: string
  /**
   * The last name of the person, in lower case, as Google compares it. It is hashed before it is sent, unless it is a hash already.
   */
  last_name?: string
  /**
   * The email address of the person. It is hashed before it is sent, unless it is a hash already.
   */
  email?: string
  /**
   * The phone number of the person, best with the code of the country in front. It is hashed before it is sent, unless it is a hash already.
   */
  phone?: string
  /**
   * The code of the country of the phone number, such as `+49`. Default: `+1`, or that of the number.
   */
  phone_country_code?: string
  /**
   * The country of the person, as its two letters of ISO 3166. Names match only with it.
   */
  country_code?: string
  /**
   * The postal code of the person. Names match only with it.
   */
  postal_code?: string
  /**
   * Your own ID of the person, for lists that recognize people by it.
   */
  crm_id?: string
  /**
   * The advertising ID of a device of the person, for lists that recognize people by it.
   */
  mobile_advertising_id?: string
  /**
   * Whether the person agrees that their data is sent to Google for advertising.
   */
  ad_user_data_consent_state: 'GRANTED' | 'DENIED' | 'UNSPECIFIED'
  /**
   * Whether the person agrees to personalized ads.
   */
  ad_personalization_consent_state: 'GRANTED' | 'DENIED' | 'UNSPECIFIED'
  /**
   * The ID of the list, for audiences of Engage.
   */
  external_audience_id?: string
  /**
   * Collects events and sends many in one request, which is faster and saves rate limits. Turn it off to send each event by itself as soon as it comes.
   */
  enable_batching?: boolean
  /**
   * The most events that one batch may hold. Batches can be smaller.
   */
  batch_size?: number
  /**
   * The name of the event, which says whether the person enters or leaves the list.
   */
  event_name?: string
}

export interface RetlOnMappingSaveInputs {
  /**
   * One of your customer match lists. Leave it empty to create a list.
   */
  list_id?: string
  /**
   * The name of the list to create. It counts only where no list is chosen.
   */
  list_name?: string
  /**
   * What the list recognizes people by.
   */
  external_id_type?: 'CONTACT_INFO' | 'CRM_ID' | 'MOBILE_ADVERTISING_ID'
  /**
   * The ID of the app that the mobile advertising IDs come from: the number in the App Store, or the name of the package in Google Play.
   */
  app_id?: string
}

export interface RetlOnMappingSaveOutputs {
  /**
   * The ID of the list.
   */
  id?: string
  /**
   * The name of the list.
   */
  name?: string
  /**
   * What the list recognizes people by.
   */
  external_id_type?: string
}
