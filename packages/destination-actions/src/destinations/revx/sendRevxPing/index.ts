import { firstOf } from '@segment/actions-core'
import type { ActionDefinition, InputField } from '@segment/actions-core'
import { eachOf } from '../../../lib/each-of'
import {
  deviceBrand,
  deviceManufacturer,
  deviceModel,
  eventProperties,
  language,
  type
} from '../../../lib/event-fields'
import type { Settings } from '../generated-types'
import type { Payload } from './generated-types'

const product = {
  type: 'object',
  additionalProperties: true,
  properties: {
    price: {
      label: 'Price',
      description: 'The price of one piece.',
      type: 'number'
    },
    quantity: {
      label: 'Quantity',
      description: 'How many pieces there are.',
      type: 'integer'
    },
    productId: {
      label: 'Product ID',
      description: 'Your own ID of the product.',
      type: 'string'
    }
  }
} satisfies Partial<InputField>

const action: ActionDefinition<Settings, Payload> = {
  title: 'Send Revx Ping',
  description: 'Records what a user does in your app, including the screens that they see.',
  defaultSubscription: 'type = "track" or type ="screen"',
  fields: {
    os: {
      label: 'Operating System',
      description: 'The operating system of the device: `ios` or `android`.',
      type: 'string',
      required: true,
      default: { '@path': '$.context.device.type' }
    },
    advertising_id: {
      label: 'Advertising ID',
      description: 'The advertising ID of the device: IDFA or Google advertising ID.',
      type: 'string',
      default: { '@path': '$.context.device.advertisingId' }
    },
    event_name: {
      label: 'Event Name',
      description: 'The name of the event, or of the screen.',
      type: 'string',
      default: firstOf('$.name', '$.event')
    },
    type: { ...type, required: false },
    idfv: {
      label: 'IDFV',
      description: 'The identifier for vendor (IDFV) of the device.',
      type: 'string',
      default: { '@path': '$.context.device.id' }
    },
    time: {
      label: 'Time',
      description: 'When the event happened.',
      type: 'datetime',
      default: { '@path': '$.timestamp' }
    },
    event_properties: eventProperties,
    user_properties: {
      label: 'User Properties',
      description: 'The traits of the user.',
      type: 'object',
      default: { '@path': '$.context.traits' }
    },
    app_version: {
      label: 'App Version',
      description: 'The version of the app.',
      type: 'string',
      default: { '@path': '$.context.app.version' }
    },
    os_name: {
      label: 'Operating System Name',
      description: 'The name of the operating system.',
      type: 'string',
      default: { '@path': '$.context.os.name' }
    },
    os_version: {
      label: 'Operating System Version',
      description: 'The version of the operating system.',
      type: 'string',
      default: { '@path': '$.context.os.version' }
    },
    device_brand: deviceBrand,
    device_manufacturer: deviceManufacturer,
    device_model: deviceModel,
    carrier: {
      label: 'Carrier',
      description: 'The mobile carrier of the device.',
      type: 'string',
      default: { '@path': '$.context.network.carrier' }
    },
    country: {
      label: 'Country',
      description: 'The country in which the user is.',
      type: 'string',
      default: { '@path': '$.context.location.country' }
    },
    region: {
      label: 'Region',
      description: 'The region in which the user is.',
      type: 'string',
      default: { '@path': '$.context.location.region' }
    },
    city: {
      label: 'City',
      description: 'The city in which the user is.',
      type: 'string',
      default: { '@path': '$.context.location.city' }
    },
    dma: { label: 'DMA', description: 'The designated market area in which the user is.', type: 'string' },
    language,
    product: {
      label: 'Product',
      description: 'The product of an event that has one.',
      ...product,
      default: {
        price: { '@path': '$.properties.price' },
        quantity: { '@path': '$.properties.quantity' },
        productId: { '@path': '$.properties.product_id' }
      }
    },
    products: {
      label: 'Products',
      description: 'The products of an event that has several.',
      ...product,
      multiple: true,
      default: eachOf('$.properties.products', { price: 'price', quantity: 'quantity', productId: 'product_id' })
    },
    location_lat: {
      label: 'Latitude',
      description: 'The latitude at which the user is.',
      type: 'number',
      default: { '@path': '$.context.location.latitude' }
    },
    location_lng: {
      label: 'Longitude',
      description: 'The longitude at which the user is.',
      type: 'number',
      default: { '@path': '$.context.location.longitude' }
    },
    ip: {
      label: 'IP Address',
      description: 'The IP address of the user.',
      type: 'string',
      default: { '@path': '$.context.ip' }
    }
  },
  // The vendor has no public reference; source: recorded requests.
  perform: (request, { payload, settings }) =>
    request('https://segmentdata.atomex.net/data/1x1.gif', {
      method: 'post',
      json: { client_id: settings.client_id, ...payload }
    })
}

export default action
