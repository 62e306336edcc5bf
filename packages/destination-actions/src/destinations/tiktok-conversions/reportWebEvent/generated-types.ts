// Made from the field definitions by `./bin/run generate:types`. Changes made by hand are lost.

export interface Payload {
  /**
   * Where it happened: on your website, or in your CRM.
   */
  event_source?: 'web' | 'crm'
  /**
   * Whether the event tells of a vehicle or of a journey. Leave it empty for other events.
   */
  event_spec_type?: 'travel_fields' | 'vehicle_fields'
  /**
   * What the person did: a standard event of TikTok, such as `CompletePayment`, or one of your own.
   */
  event: string
  /**
   * A unique ID of the event. TikTok counts an event once if its pixel sends the same ID.
   */
  event_id?: string
  /**
   * When it happened.
   */
  timestamp?: string
  /**
   * Phone numbers with the code of the country. Hashed before they are sent.
   */
  phone_number?: string[]
  /**
   * Email addresses. Hashed before they are sent.
   */
  email?: string[]
  /**
   * The first name. Hashed before it is sent.
   */
  first_name?: string
  /**
   * The last name. Hashed before it is sent.
   */
  last_name?: string
  /**
   * Where the person lives. The postal code is hashed before it is sent.
   */
  address?: {
    /**
     * The city.
     */
    city?: string
    /**
     * The country, as two letters such as `US`.
     */
    country?: string
    /**
     * The postal code.
     */
    zip_code?: string
    /**
     * The state or province, as two letters such as `CA`.
     */
    state?: string
  }
  /**
   * The ID of the order.
   */
  order_id?: string
  /**
   * The ID of the shop.
   */
  shop_id?: string
  /**
   * Your own IDs of the person. Hashed before they are sent.
   */
  external_id?: string[]
  /**
   * The ID of the click on the ad, from the parameter `ttclid` of the address.
   */
  ttclid?: string
  /**
   * The value of the cookie `_ttp` that the pixel sets.
   */
  ttp?: string
  /**
   * The locale of the person, such as `en-US`.
   */
  locale?: string
  /**
   * The address of the page.
   */
  url?: string
  /**
   * The address of the page from which the person came.
   */
  referrer?: string
  /**
   * The IP address of the person.
   */
  ip?: string
  /**
   * The user agent of the browser.
   */
  user_agent?: string
  /**
   * The products of the event.
   */
  contents?: {
    /**
     * The price of one item.
     */
    price?: number
    /**
     * How many of the product there are.
     */
    quantity?: number
    /**
     * The category of the product.
     */
    content_category?: string
    /**
     * The ID of the product in your catalogue.
     */
    content_id?: string
    /**
     * The name of the product.
     */
    content_name?: string
    /**
     * The brand of the product.
     */
    brand?: string
  }[]
  /**
   * The IDs of the products.
   */
  content_ids?: string[]
  /**
   * How many items the order has.
   */
  num_items?: number
  /**
   * Whether the product IDs are those of products or of product groups.
   */
  content_type?: 'product' | 'product_group'
  /**
   * The currency of the value, such as `USD`.
   */
  currency?: string
  /**
   * What the event is worth.
   */
  value?: number
  /**
   * What the page or the product is.
   */
  description?: string
  /**
   * What the person searched for.
   */
  query?: string
  /**
   * Whether TikTok must limit what it does with the data, as some state laws ask.
   */
  limited_data_use?: boolean
  /**
   * A code of TikTok Events Manager, with which events are shown as tests. Leave it empty in production.
   */
  test_event_code?: string
  /**
   * How the customer gets the order.
   */
  delivery_category?: 'in_store' | 'curbside' | 'home_delivery'
  /**
   * What you expect the person to be worth to you over time.
   */
  predicted_ltv?: number
  /**
   * What the person searched for.
   */
  search_string?: string
  /**
   * The lead of your CRM that the event is about.
   */
  lead_fields?: {
    /**
     * The ID that TikTok gave to the lead.
     */
    lead_id?: string
    /**
     * The CRM that the event comes from.
     */
    lead_event_source?: string
  }
  /**
   * The vehicle that the event is about.
   */
  vehicle_fields?: {
    /**
     * The postal code of where the vehicle is.
     */
    postal_code?: string
    /**
     * The make of the vehicle.
     */
    make?: string
    /**
     * The model of the vehicle.
     */
    model?: string
    /**
     * The year of the model.
     */
    year?: number
    /**
     * Whether the vehicle is new, used, or certified pre-owned.
     */
    state_of_vehicle?: 'New' | 'Used' | 'CPO'
    /**
     * How far the vehicle has been driven.
     */
    mileage_value?: number
    /**
     * The unit of the mileage.
     */
    mileage_unit?: 'MI' | 'KM'
    /**
     * The color of the outside.
     */
    exterior_color?: string
    /**
     * The transmission of the vehicle.
     */
    transmission?: 'Automatic' | 'Manual' | 'Other'
    /**
     * The body of the vehicle.
     */
    body_style?:
      | 'Convertible'
      | 'Coupe'
      | 'Hatchback'
      | 'Minivan'
      | 'Truck'
      | 'SUV'
      | 'Sedan'
      | 'Van'
      | 'Wagon'
      | 'Crossover'
      | 'Other'
    /**
     * What the vehicle runs on.
     */
    fuel_type?: 'Diesel' | 'Electric' | 'Flex' | 'Gasoline' | 'Hybrid' | 'Other'
    /**
     * Which wheels are driven.
     */
    drivetrain?: 'AWD' | 'FOUR_WD' | 'FWD' | 'RWD' | 'TWO_WD' | 'Other'
    /**
     * The lowest price that the person looks for.
     */
    preferred_price_range_min?: number
    /**
     * The highest price that the person looks for.
     */
    preferred_price_range_max?: number
    /**
     * The trim of the vehicle.
     */
    trim?: string
    /**
     * The vehicle identification number.
     */
    vin?: string
    /**
     * The color of the inside.
     */
    interior_color?: string
    /**
     * The condition of the vehicle.
     */
    condition_of_vehicle?: 'Excellent' | 'Good' | 'Fair' | 'Poor' | 'Other'
    /**
     * What kind of page was viewed.
     */
    viewcontent_type?: string
    /**
     * What kind of search it was.
     */
    search_type?: string
    /**
     * What kind of registration it was.
     */
    registration_type?: string
  }
  /**
   * The journey that the event is about.
   */
  travel_fields?: {
    /**
     * The city.
     */
    city?: string
    /**
     * The region of the destination.
     */
    region?: string
    /**
     * The country, as two letters such as `US`.
     */
    country?: string
    /**
     * When the stay begins.
     */
    checkin_date?: string
    /**
     * When the stay ends.
     */
    checkout_date?: string
    /**
     * How many adults travel.
     */
    num_adults?: number
    /**
     * How many children travel.
     */
    num_children?: number
    /**
     * How many infants travel.
     */
    num_infants?: number
    /**
     * The hotels that were suggested.
     */
    suggested_hotels?: string[]
    /**
     * When the outbound journey begins.
     */
    departing_departure_date?: string
    /**
     * When the return journey begins.
     */
    returning_departure_date?: string
    /**
     * The airport where the journey begins.
     */
    origin_airport?: string
    /**
     * The airport where the journey leads.
     */
    destination_airport?: string
    /**
     * The IDs of the destinations in your catalogue.
     */
    destination_ids?: string[]
    /**
     * When the outbound journey ends.
     */
    departing_arrival_date?: string
    /**
     * When the return journey ends.
     */
    returning_arrival_date?: string
    /**
     * The class of the ticket.
     */
    travel_class?: 'eco' | 'prem' | 'bus' | 'first'
    /**
     * How well the journey suits the person.
     */
    user_score?: number
    /**
     * How many stops the person accepts.
     */
    preferred_num_stops?: number
    /**
     * When the journey begins.
     */
    travel_start?: string
    /**
     * When the journey ends.
     */
    travel_end?: string
    /**
     * The destinations that were suggested.
     */
    suggested_destinations?: string[]
  }
}
