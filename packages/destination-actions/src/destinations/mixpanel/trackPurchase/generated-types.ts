// Made from the field definitions by `./bin/run generate:types`. Changes made by hand are lost.

export interface Payload {
  /**
   * Whether to record, besides the order, an event `Product Purchased` for each of its products.
   */
  generatePurchaseEventPerProduct?: boolean
  /**
   * The ID of the person who did it, to whom Mixpanel attributes the event.
   */
  distinct_id?: string
  /**
   * The ID of the visitor or device before the person is known. Mixpanel stores it as the device ID.
   */
  anonymous_id?: string
  /**
   * Your own ID of the person, once they are known.
   */
  user_id?: string
  /**
   * The ID of the group, such as the company, on whose behalf the person acts.
   */
  group_id?: string
  /**
   * A unique ID of the event. Mixpanel drops an event that it has received before. It takes letters, digits and hyphens, 36 at most.
   */
  insert_id?: string
  /**
   * When the event happened, as a date or as seconds or milliseconds since 1970.
   */
  time?: string | number
  /**
   * The name of your app.
   */
  app_name?: string
  /**
   * The namespace of your app, such as com.example.shop.
   */
  app_namespace?: string
  /**
   * The build number of your app.
   */
  app_build?: string
  /**
   * The version of your app.
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
   * The ID of the device. Mixpanel gets the anonymous ID as its device ID instead.
   */
  device_id?: string
  /**
   * The type of the device, such as ios or android.
   */
  device_type?: string
  /**
   * The name of the device.
   */
  device_name?: string
  /**
   * The company that made the device.
   */
  device_manufacturer?: string
  /**
   * The model of the device.
   */
  device_model?: string
  /**
   * Whether Bluetooth is on.
   */
  bluetooth?: boolean
  /**
   * The mobile network operator.
   */
  carrier?: string
  /**
   * Whether the device uses a mobile network.
   */
  cellular?: boolean
  /**
   * Whether the device uses Wi-Fi.
   */
  wifi?: boolean
  /**
   * The country, as a code of two letters.
   */
  country?: string
  /**
   * The region in the country. Mixpanel derives it from the IP address.
   */
  region?: string
  /**
   * The language of the device or browser, such as en-US.
   */
  language?: string
  /**
   * The name of the library that recorded the event.
   */
  library_name?: string
  /**
   * The version of the library that recorded the event.
   */
  library_version?: string
  /**
   * The IP address, from which Mixpanel derives city, region and country.
   */
  ip?: string
  /**
   * The advertising ID of an Apple device.
   */
  idfa?: string
  /**
   * The full address of the page.
   */
  url?: string
  /**
   * The width of the screen in pixels.
   */
  screen_width?: number
  /**
   * The height of the screen in pixels.
   */
  screen_height?: number
  /**
   * The pixel density of the screen.
   */
  screen_density?: number
  /**
   * The address of the page that led here.
   */
  referrer?: string
  /**
   * The user agent, from which the browser and its version are read.
   */
  userAgent?: string
  /**
   * The advertising ID of the device.
   */
  advertising_id?: string
  /**
   * Whether the person allows ad tracking on the device.
   */
  ad_tracking_enabled?: string
  /**
   * The time zone of the device, such as Europe/Berlin.
   */
  timezone?: string
  /**
   * The platform of your app, such as iOS or web.
   */
  app_platform?: string
  /**
   * The name that the event or page had in Segment. Mixpanel stores it as event_original_name.
   */
  name?: string
  /**
   * Further data about the event. Keys that equal a property of another field win over it.
   */
  event_properties?: {
    [k: string]: unknown
  }
  /**
   * The context of the event. Existing mappings hold it; nothing is read from it.
   */
  context?: {
    [k: string]: unknown
  }
  /**
   * The campaign that brought the person.
   */
  utm_properties?: {
    /**
     * Where the person came from, such as a site.
     */
    utm_source?: string
    /**
     * The kind of campaign, such as email.
     */
    utm_medium?: string
    /**
     * The name of the campaign.
     */
    utm_campaign?: string
    /**
     * The keyword of a paid search.
     */
    utm_term?: string
    /**
     * Which of several links or ads it was.
     */
    utm_content?: string
  }
  /**
   * Collects events and sends many in one request, which is faster and saves rate limits. Turn it off to send each event by itself as soon as it comes.
   */
  enable_batching?: boolean
  /**
   * The most events that one batch may hold. Batches can be smaller.
   */
  batch_size?: number
  /**
   * What the browser reports of itself besides its user agent, by client hints.
   */
  userAgentData?: {
    /**
     * Whether it is a mobile device.
     */
    mobile?: boolean
    /**
     * The name of the operating system.
     */
    platform?: string
    /**
     * The architecture of the processor.
     */
    architecture?: string
    /**
     * The bits of the architecture, such as 64.
     */
    bitness?: string
    /**
     * The model of the device.
     */
    model?: string
    /**
     * The version of the operating system.
     */
    platformVersion?: string
    /**
     * The full version of the browser.
     */
    uaFullVersion?: string
    /**
     * Whether a 32-bit browser runs on 64-bit Windows.
     */
    wow64?: boolean
  }
  /**
   * The products of the order.
   */
  products?: {
    /**
     * Your ID of the product.
     */
    product_id?: string
    /**
     * The stock-keeping unit.
     */
    sku?: string
    /**
     * The category of the product.
     */
    category?: string
    /**
     * The name of the product.
     */
    name?: string
    /**
     * The brand of the product.
     */
    brand?: string
    /**
     * The variant, such as a colour.
     */
    variant?: string
    /**
     * The price of one piece.
     */
    price?: number
    /**
     * How many pieces were bought.
     */
    quantity?: number
    /**
     * The coupon code for the product.
     */
    coupon?: string
    /**
     * The place of the product in the list.
     */
    position?: number
    /**
     * The address of the page of the product.
     */
    url?: string
    /**
     * The address of a picture of the product.
     */
    image_url?: string
    [k: string]: unknown
  }[]
  /**
   * The name of the event, as Mixpanel lists it.
   */
  event: string
}
