import type { InputField } from '@segment/actions-core'

const product = {
  price: { '@path': '$.price' },
  quantity: { '@path': '$.quantity' },
  content_category: { '@path': '$.category' },
  content_id: { '@path': '$.product_id' },
  content_name: { '@path': '$.name' },
  brand: { '@path': '$.brand' }
}

/** What presets map to the contents: the products of an order. */
export const productsOfOrder = { '@arrayPath': ['$.properties.products', product] }

/** What presets map to the contents: the one product that the event is about. */
export const productOfEvent = { '@arrayPath': ['$.properties', product] }

/** The vehicle that the event is about. */
export const vehicle = {
  label: 'Vehicle',
  description: 'The vehicle that the event is about.',
  type: 'object',
  defaultObjectUI: 'keyvalue',
  properties: {
    postal_code: { label: 'Postal Code', description: 'The postal code of where the vehicle is.', type: 'string' },
    make: { label: 'Make', description: 'The make of the vehicle.', type: 'string' },
    model: { label: 'Model', description: 'The model of the vehicle.', type: 'string' },
    year: { label: 'Year', description: 'The year of the model.', type: 'number' },
    state_of_vehicle: {
      label: 'State of Vehicle',
      description: 'Whether the vehicle is new, used, or certified pre-owned.',
      type: 'string',
      choices: ['New', 'Used', 'CPO']
    },
    mileage_value: { label: 'Mileage', description: 'How far the vehicle has been driven.', type: 'number' },
    mileage_unit: {
      label: 'Mileage Unit',
      description: 'The unit of the mileage.',
      type: 'string',
      choices: ['MI', 'KM']
    },
    exterior_color: { label: 'Exterior Color', description: 'The color of the outside.', type: 'string' },
    transmission: {
      label: 'Transmission',
      description: 'The transmission of the vehicle.',
      type: 'string',
      choices: ['Automatic', 'Manual', 'Other']
    },
    body_style: {
      label: 'Body Style',
      description: 'The body of the vehicle.',
      type: 'string',
      choices: [
        'Convertible',
        'Coupe',
        'Hatchback',
        'Minivan',
        'Truck',
        'SUV',
        'Sedan',
        'Van',
        'Wagon',
        'Crossover',
        'Other'
      ]
    },
    fuel_type: {
      label: 'Fuel Type',
      description: 'What the vehicle runs on.',
      type: 'string',
      choices: ['Diesel', 'Electric', 'Flex', 'Gasoline', 'Hybrid', 'Other']
    },
    drivetrain: {
      label: 'Drivetrain',
      description: 'Which wheels are driven.',
      type: 'string',
      choices: ['AWD', 'FOUR_WD', 'FWD', 'RWD', 'TWO_WD', 'Other']
    },
    preferred_price_range_min: {
      label: 'Lowest Price',
      description: 'The lowest price that the person looks for.',
      type: 'number'
    },
    preferred_price_range_max: {
      label: 'Highest Price',
      description: 'The highest price that the person looks for.',
      type: 'number'
    },
    trim: { label: 'Trim', description: 'The trim of the vehicle.', type: 'string' },
    vin: { label: 'VIN', description: 'The vehicle identification number.', type: 'string' },
    interior_color: { label: 'Interior Color', description: 'The color of the inside.', type: 'string' },
    condition_of_vehicle: {
      label: 'Condition',
      description: 'The condition of the vehicle.',
      type: 'string',
      choices: ['Excellent', 'Good', 'Fair', 'Poor', 'Other']
    },
    viewcontent_type: {
      label: 'View Type',
      description: 'What kind of page was viewed.',
      type: 'string',
      depends_on: { match: 'any', conditions: [{ fieldKey: 'event', operator: 'is', value: 'ViewContent' }] }
    },
    search_type: {
      label: 'Search Type',
      description: 'What kind of search it was.',
      type: 'string',
      depends_on: { match: 'any', conditions: [{ fieldKey: 'event', operator: 'is', value: 'Search' }] }
    },
    registration_type: {
      label: 'Registration Type',
      description: 'What kind of registration it was.',
      type: 'string',
      depends_on: {
        match: 'any',
        conditions: [{ fieldKey: 'event', operator: 'is', value: 'CompleteRegistration' }]
      }
    }
  },
  default: {
    postal_code: { '@path': '$.properties.postal_code' },
    make: { '@path': '$.properties.make' },
    model: { '@path': '$.properties.model' },
    year: { '@path': '$.properties.year' },
    state_of_vehicle: { '@path': '$.properties.state_of_vehicle' },
    mileage_value: { '@path': '$.properties.mileage_value' },
    mileage_unit: { '@path': '$.properties.mileage_unit' },
    exterior_color: { '@path': '$.properties.exterior_color' },
    transmission: { '@path': '$.properties.transmission' },
    body_style: { '@path': '$.properties.body_style' },
    fuel_type: { '@path': '$.properties.fuel_type' },
    drivetrain: { '@path': '$.properties.drive_train' },
    preferred_price_range_min: { '@path': '$.properties.preferred_price_range_min' },
    preferred_price_range_max: { '@path': '$.properties.preferred_price_range_max' },
    trim: { '@path': '$.properties.trim' },
    vin: { '@path': '$.properties.vin' },
    interior_color: { '@path': '$.properties.interior_color' },
    condition_of_vehicle: { '@path': '$.properties.condition_of_vehicle' },
    viewcontent_type: { '@path': '$.properties.viewcontent_type' },
    search_type: { '@path': '$.properties.search_type' },
    registration_type: { '@path': '$.properties.registration_type' }
  },
  depends_on: {
    match: 'all',
    conditions: [
      { fieldKey: 'event_source', operator: 'is', value: 'web' },
      { fieldKey: 'event_spec_type', operator: 'is', value: 'vehicle_fields' }
    ]
  }
} satisfies InputField

/** The journey that the event is about. */
export const journey = {
  label: 'Journey',
  description: 'The journey that the event is about.',
  type: 'object',
  defaultObjectUI: 'keyvalue',
  properties: {
    city: { label: 'City', description: 'The city.', type: 'string' },
    region: { label: 'Region', description: 'The region of the destination.', type: 'string' },
    country: { label: 'Country', description: 'The country, as two letters such as `US`.', type: 'string' },
    checkin_date: { label: 'Check-In Date', description: 'When the stay begins.', type: 'string' },
    checkout_date: { label: 'Check-Out Date', description: 'When the stay ends.', type: 'string' },
    num_adults: { label: 'Adults', description: 'How many adults travel.', type: 'number' },
    num_children: { label: 'Children', description: 'How many children travel.', type: 'number' },
    num_infants: { label: 'Infants', description: 'How many infants travel.', type: 'number' },
    suggested_hotels: {
      label: 'Suggested Hotels',
      description: 'The hotels that were suggested.',
      type: 'string',
      multiple: true
    },
    departing_departure_date: {
      label: 'Outbound Departure',
      description: 'When the outbound journey begins.',
      type: 'string'
    },
    returning_departure_date: {
      label: 'Return Departure',
      description: 'When the return journey begins.',
      type: 'string'
    },
    origin_airport: { label: 'Origin Airport', description: 'The airport where the journey begins.', type: 'string' },
    destination_airport: {
      label: 'Destination Airport',
      description: 'The airport where the journey leads.',
      type: 'string'
    },
    destination_ids: {
      label: 'Destination IDs',
      description: 'The IDs of the destinations in your catalogue.',
      type: 'string',
      multiple: true
    },
    departing_arrival_date: {
      label: 'Outbound Arrival',
      description: 'When the outbound journey ends.',
      type: 'string'
    },
    returning_arrival_date: { label: 'Return Arrival', description: 'When the return journey ends.', type: 'string' },
    travel_class: {
      label: 'Travel Class',
      description: 'The class of the ticket.',
      type: 'string',
      choices: ['eco', 'prem', 'bus', 'first']
    },
    user_score: { label: 'User Score', description: 'How well the journey suits the person.', type: 'number' },
    preferred_num_stops: {
      label: 'Preferred Stops',
      description: 'How many stops the person accepts.',
      type: 'integer'
    },
    travel_start: { label: 'Travel Start', description: 'When the journey begins.', type: 'string' },
    travel_end: { label: 'Travel End', description: 'When the journey ends.', type: 'string' },
    suggested_destinations: {
      label: 'Suggested Destinations',
      description: 'The destinations that were suggested.',
      type: 'string',
      multiple: true
    }
  },
  default: {
    city: { '@path': '$.properties.city' },
    region: { '@path': '$.properties.region' },
    country: { '@path': '$.properties.country' },
    checkin_date: { '@path': '$.properties.checkin_date' },
    checkout_date: { '@path': '$.properties.checkout_date' },
    num_adults: { '@path': '$.properties.num_adults' },
    num_children: { '@path': '$.properties.num_children' },
    num_infants: { '@path': '$.properties.num_infants' },
    suggested_hotels: { '@path': '$.properties.suggested_hotels' },
    departing_departure_date: { '@path': '$.properties.departing_departure_date' },
    returning_departure_date: { '@path': '$.properties.returning_departure_date' },
    origin_airport: { '@path': '$.properties.origin_airport' },
    destination_airport: { '@path': '$.properties.destination_airport' },
    destination_ids: { '@path': '$.properties.destination_ids' },
    departing_arrival_date: { '@path': '$.properties.departing_arrival_date' },
    returning_arrival_date: { '@path': '$.properties.returning_arrival_date' },
    travel_class: { '@path': '$.properties.travel_class' },
    user_score: { '@path': '$.properties.user_score' },
    preferred_num_stops: { '@path': '$.properties.preferred_num_stops' },
    travel_start: { '@path': '$.properties.travel_start' },
    travel_end: { '@path': '$.properties.travel_end' },
    suggested_destinations: { '@path': '$.properties.suggested_destinations' }
  },
  depends_on: {
    match: 'all',
    conditions: [
      { fieldKey: 'event_source', operator: 'is', value: 'web' },
      { fieldKey: 'event_spec_type', operator: 'is', value: 'travel_fields' }
    ]
  }
} satisfies InputField
