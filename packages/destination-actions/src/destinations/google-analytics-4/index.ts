import { InvalidAuthenticationError } from '@segment/actions-core'
import type { DestinationDefinition } from '@segment/actions-core'
import addPaymentInfo from './addPaymentInfo'
import addToCart from './addToCart'
import addToWishlist from './addToWishlist'
import beginCheckout from './beginCheckout'
import customEvent from './customEvent'
import generateLead from './generateLead'
import login from './login'
import pageView from './pageView'
import purchase from './purchase'
import refund from './refund'
import removeFromCart from './removeFromCart'
import search from './search'
import selectItem from './selectItem'
import selectPromotion from './selectPromotion'
import signUp from './signUp'
import viewCart from './viewCart'
import viewItem from './viewItem'
import viewItemList from './viewItemList'
import viewPromotion from './viewPromotion'
import type { Settings } from './generated-types'

const destination: DestinationDefinition<Settings> = {
  name: 'Google Analytics 4 Cloud',
  slug: 'actions-google-analytics-4',
  mode: 'cloud',
  description: 'Sends events from your servers to web and app data streams of Google Analytics 4.',
  authentication: {
    scheme: 'custom',
    fields: {
      measurementId: {
        label: 'Measurement ID',
        description:
          'The measurement ID of a web data stream, from **Admin > Data streams**. It begins with `G-`. Events of web streams need it.',
        type: 'string'
      },
      firebaseAppId: {
        label: 'Firebase App ID',
        description:
          'The ID of your app, from **Project settings > General > Your apps** in the Firebase console. Events of mobile apps need it.',
        type: 'string'
      },
      apiSecret: {
        label: 'API Secret',
        description:
          'An API secret of the data stream, from **Admin > Data streams > your stream > Measurement Protocol API secrets**.',
        type: 'password',
        required: true
      }
    },
    // Google accepts requests with any secret, so only this can be checked.
    testAuthentication: (_request, { settings: { measurementId, firebaseAppId } }) => {
      if (measurementId || firebaseAppId) return Promise.resolve()
      throw new InvalidAuthenticationError(
        'There is no data stream to send to. Enter a "Measurement ID" for web streams, a "Firebase App ID" for mobile apps, or both.'
      )
    }
  },
  actions: {
    purchase,
    addToCart,
    pageView,
    customEvent,
    selectItem,
    beginCheckout,
    selectPromotion,
    viewItem,
    removeFromCart,
    viewCart,
    search,
    viewItemList,
    signUp,
    viewPromotion,
    addPaymentInfo,
    refund,
    login,
    generateLead,
    addToWishlist
  }
}

export default destination
