// Made from the field definitions by `./bin/run generate:types`. Changes made by hand are lost.

export interface Payload {
  /**
   * When the conversion happened: a date as of ISO 8601, or the milliseconds since 1970. LinkedIn takes conversions of the last 90 days.
   */
  conversionHappenedAt: string
  /**
   * What the conversion is worth.
   */
  conversionValue?: {
    /**
     * The currency of the amount, as its three letters of ISO 4217.
     */
    currencyCode: string
    /**
     * The amount as a decimal number, such as `12.50`.
     */
    amount: string
  }
  /**
   * The ID of the event. LinkedIn counts a conversion once that it gets from the Insight Tag as well.
   */
  eventId?: string
  /**
   * The email address of the person. It is hashed before it is sent, unless it is a hash already.
   */
  email?: string
  /**
   * The ID of the person in the first-party cookie of LinkedIn, `li_fat_id`.
   */
  linkedInUUID?: string
  /**
   * The ID of the person at Acxiom.
   */
  acxiomID?: string
  /**
   * The ID of the person at Oracle Moat.
   */
  oracleID?: string
  /**
   * Further data about the person. LinkedIn can find a member by it where there is no ID.
   */
  userInfo?: {
    /**
     * The first name.
     */
    firstName: string
    /**
     * The last name.
     */
    lastName: string
    /**
     * The company that the person works for.
     */
    companyName?: string
    /**
     * The job title of the person.
     */
    title?: string
    /**
     * The country of the person, as its two letters of ISO 3166.
     */
    countryCode?: string
  }
  /**
   * Your own ID of the person. LinkedIn takes one, so the first of a list is sent.
   */
  externalIds?: string[]
  /**
   * Collects events and sends many in one request, which is faster and saves rate limits. Turn it off to send each event by itself as soon as it comes.
   */
  enable_batching?: boolean
  /**
   * The most events that one batch may hold. Batches can be smaller.
   */
  batch_size?: number
}

export interface OnMappingSaveInputs {
  /**
   * The ad account that has the conversion rule and the campaigns.
   */
  adAccountId: string
  /**
   * The campaigns that the conversions count for.
   */
  campaignId?: string[]
  /**
   * One of your conversion rules for the Conversions API. Leave it empty to create one.
   */
  conversionRuleId?: string
  /**
   * The name of the conversion rule to create.
   */
  name?: string
  /**
   * What the conversion rule counts.
   */
  conversionType?:
    | 'ADD_TO_CART'
    | 'DOWNLOAD'
    | 'INSTALL'
    | 'KEY_PAGE_VIEW'
    | 'LEAD'
    | 'PURCHASE'
    | 'SIGN_UP'
    | 'OTHER'
    | 'TALENT_LEAD'
    | 'JOB_APPLY'
    | 'SAVE'
    | 'START_CHECKOUT'
    | 'SCHEDULE'
    | 'VIEW_CONTENT'
    | 'VIEW_VIDEO'
    | 'ADD_BILLING_INFO'
    | 'BOOK_APPOINTMENT'
    | 'REQUEST_QUOTE'
    | 'SEARCH'
    | 'SUBSCRIBE'
    | 'AD_CLICK'
    | 'AD_VIEW'
    | 'COMPLETE_SIGNUP'
    | 'SUBMIT_APPLICATION'
    | 'PHONE_CALL'
    | 'INVITE'
    | 'LOGIN'
    | 'SHARE'
    | 'DONATE'
    | 'ADD_TO_LIST'
    | 'RATE'
    | 'START_TRIAL'
    | 'OUTBOUND_CLICK'
    | 'CONTACT'
    | 'MARKETING_QUALIFIED_LEAD'
    | 'SALES_QUALIFIED_LEAD'
  /**
   * Which of several ads that led to the conversion it counts for.
   */
  attribution_type?: 'LAST_TOUCH_BY_CAMPAIGN' | 'LAST_TOUCH_BY_CONVERSION'
  /**
   * For how many days after a click on an ad a conversion counts.
   */
  post_click_attribution_window_size?: 1 | 7 | 30 | 90
  /**
   * For how many days after a view of an ad a conversion counts.
   */
  view_through_attribution_window_size?: 1 | 7 | 30 | 90
}

export interface OnMappingSaveOutputs {
  /**
   * The ID of the conversion rule.
   */
  id: string
  /**
   * The name of the conversion rule.
   */
  name: string
  /**
   * What it counts.
   */
  conversionType: string
  /**
   * Which ads the conversion counts for.
   */
  attribution_type: string
  /**
   * For how many days after a click conversions count.
   */
  post_click_attribution_window_size: number
  /**
   * For how many days after a view conversions count.
   */
  view_through_attribution_window_size: number
}
