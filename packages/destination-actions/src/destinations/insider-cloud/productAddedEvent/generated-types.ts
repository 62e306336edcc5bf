// Made from the field definitions by `./bin/run generate:types`. Changes made by hand are lost.

export interface Payload {
  /**
   * Whether Insider finds the user by their email address.
   */
  email_as_identifier?: boolean
  /**
   * Whether Insider finds the user by their phone number.
   */
  phone_number_as_identifier?: boolean
  /**
   * Whether lists are added to those that Insider has. Otherwise they replace them.
   */
  append_arrays?: boolean
  /**
   * The ID of the user in your system.
   */
  uuid?: string
  /**
   * The ID of a visitor who is not identified yet.
   */
  segment_anonymous_id?: string
  /**
   * Other identifiers of the user, by the names that they have in Insider.
   */
  custom_identifiers?: {
    [k: string]: unknown
  }
  /**
   * When the event happened.
   */
  timestamp: string | number
  /**
   * Further data about the event. Names of your own are sent as custom parameters, in lower case only.
   */
  parameters?: {
    /**
     * The address of the page.
     */
    url?: string
    /**
     * The code of the currency of the prices, such as `EUR`.
     */
    currency?: string
    /**
     * The ID of the product.
     */
    product_id?: string
    /**
     * The category of the product.
     */
    taxonomy?: string
    /**
     * The name of the product.
     */
    name?: string
    /**
     * The price of one unit, with discounts.
     */
    unit_sale_price?: number
    /**
     * The price of one unit, without discounts.
     */
    unit_price?: number
    /**
     * How many units of the product there are.
     */
    quantity?: number
    /**
     * The address of the image of the product.
     */
    product_image_url?: string
    /**
     * The address of the page before.
     */
    referrer?: string
    [k: string]: unknown
  }
  /**
   * Data about the user. Names of your own are sent as custom attributes, in lower case only.
   */
  attributes?: {
    /**
     * The email address of the user.
     */
    email?: string
    /**
     * The phone number of the user, with the code of the country.
     */
    phone?: string
    /**
     * The age of the user in years.
     */
    age?: number
    /**
     * The day on which the user was born.
     */
    birthday?: string
    /**
     * The first name of the user.
     */
    name?: string
    /**
     * The gender of the user.
     */
    gender?: string
    /**
     * The last name of the user.
     */
    surname?: string
    /**
     * The version of the app.
     */
    app_version?: string
    /**
     * The advertising ID of the device.
     */
    idfa?: string
    /**
     * The model of the device.
     */
    model?: string
    /**
     * The latest IP address of the user.
     */
    last_ip?: string
    /**
     * The city of the user.
     */
    city?: string
    /**
     * The country of the user.
     */
    country?: string
    /**
     * The mobile carrier of the device.
     */
    carrier?: string
    /**
     * The version of the operating system.
     */
    os_version?: string
    /**
     * The operating system of the device.
     */
    platform?: string
    /**
     * The time zone of the user.
     */
    timezone?: string
    /**
     * The language and country of the user, such as `en_US`.
     */
    locale?: string
    [k: string]: unknown
  }
}
