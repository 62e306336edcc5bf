import type { LastCall } from '../../lib/braze-debounce'

/**
 * The calls of Braze's SDK that the destination makes.
 *
 * https://braze.com/docs/developer_guide/sdk_repository_guides/web/
 */
export interface Braze {
  initialize: (key: string, options: object) => boolean
  openSession: () => unknown
  changeUser: (id: string) => unknown
  /** `undefined` while the SDK is not initialized. */
  getUser: () => User | null | undefined
  logCustomEvent: (name: string, properties?: object) => boolean
  logPurchase: (id: string, price: number, currency: string, quantity: number, properties?: object) => boolean
  /** Since 4.0, as most of what follows. */
  automaticallyShowInAppMessages?: () => unknown
  addSdkMetadata?: (metadata: unknown[]) => unknown
  BrazeSdkMetadata?: { SEGMENT: unknown }
  /** Before 4.0. */
  display?: { automaticallyShowNewInAppMessages: () => unknown }
}

/** A user of Braze. `null` removes a value. */
export interface User {
  setCountry: (country: string | null) => unknown
  setCustomLocationAttribute: (key: string, latitude: number, longitude: number) => unknown
  setCustomUserAttribute: (name: string, value: unknown) => unknown
  setDateOfBirth: (year: number | null, month: number | null, day: number | null) => unknown
  setEmail: (email: string | null) => unknown
  setEmailNotificationSubscriptionType: (type: string) => unknown
  setFirstName: (name: string | null) => unknown
  setGender: (gender: string | null) => unknown
  setHomeCity: (city: string | null) => unknown
  setLanguage: (language: string | null) => unknown
  setLastKnownLocation: (latitude: number, longitude: number) => unknown
  setLastName: (name: string | null) => unknown
  setPhoneNumber: (phone: string | null) => unknown
  setPushNotificationSubscriptionType: (type: string) => unknown
  addToSubscriptionGroup: (id: string) => unknown
  removeFromSubscriptionGroup: (id: string) => unknown
}

/** The SDK, and what the actions know of the page. */
export interface Client {
  /** The SDK once it is initialized, which is tried again where it was not. `undefined` until then. */
  braze: () => Braze | undefined
  /** For the action that debounces. */
  last: LastCall
}

declare global {
  interface Window {
    /** What the script adds to the page. */
    braze?: Braze
    /** What the script adds before version 4.0. */
    appboy?: Braze
    /** Where to send data, if a site has a proxy for it. */
    BRAZE_BASE_URL?: string
  }
}

/** The version of the SDK that is loaded without a setting. */
export const VERSION = '6.10'

/** The versions that a site can choose, oldest first. */
export const VERSIONS = ['3.1', '3.3', '3.5', '4.1', '4.6', '4.8', '4.10', '5.4', '5.7', '5.8', '5.9', '6.1', VERSION]

/**
 * The address of a version of the SDK. A site chooses its version, so it is not in the bundle as a package from npm
 * would be.
 */
export function scriptOf(version: string): string {
  const file = version.startsWith('3.') ? 'appboy.no-amd.min.js' : 'braze.no-module.min.js'
  return `https://js.appboycdn.com/web-sdk/${version}/${file}`
}

/** The SDK that a script of `scriptOf` adds to the page. */
export function sdkOf(version: string): Braze | undefined {
  return version.startsWith('3.') ? window.appboy : window.braze
}
