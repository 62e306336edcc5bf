// Made from the field definitions by `./bin/run generate:types`. Changes made by hand are lost.

export interface Payload {
  /**
   * The operating system of the device: `ios` or `android`.
   */
  os: string
  /**
   * The advertising ID of the device: IDFA or Google advertising ID.
   */
  advertising_id?: string
  /**
   * The name of the event, or of the screen.
   */
  event_name?: string
  /**
   * The type of the call, such as `track`.
   */
  type?: string
  /**
   * The identifier for vendor (IDFV) of the device.
   */
  idfv?: string
  /**
   * When the event happened.
   */
  time?: string | number
  /**
   * The properties of the event.
   */
  event_properties?: {
    [k: string]: unknown
  }
  /**
   * The traits of the user.
   */
  user_properties?: {
    [k: string]: unknown
  }
  /**
   * The version of the app.
   */
  app_version?: string
  /**
   * The name of the operating system.
   */
  os_name?: string
  /**
   * The version of the operating system.
   */
  os_version?: string
  /**
   * The brand of the device.
   */
  device_brand?: string
  /**
   * The manufacturer of the device.
   */
  device_manufacturer?: string
  /**
   * The model of the device.
   */
  device_model?: string
  /**
   * The mobile carrier of the device.
   */
  carrier?: string
  /**
   * The country in which the user is.
   */
  country?: string
  /**
   * The region in which the user is.
   */
  region?: string
  /**
   * The city in which the user is.
   */
  city?: string
  /**
   * The designated market area in which the user is.
   */
  dma?: string
  /**
   * The language that the user has set.
   */
  language?: string
  /**
   * The product of an event that has one.
   */
  product?: {
    /**
     * The price of one piece.
     */
    price?: number
    /**
     * How many pieces there are.
     */
    quantity?: number
    /**
     * Your own ID of the product.
     */
    productId?: string
    [k: string]: unknown
  }
  /**
   * The products of an event that has several.
   */
  products?: {
    /**
     * The price of one piece.
     */
    price?: number
    /**
     * How many pieces there are.
     */
    quantity?: number
    /**
     * Your own ID of the product.
     */
    productId?: string
    [k: string]: unknown
  }[]
  /**
   * The latitude at which the user is.
   */
  location_lat?: number
  /**
   * The longitude at which the user is.
   */
  location_lng?: number
  /**
   * The IP address of the user.
   */
  ip?: string
}
