import type { Settings } from './generated-types'

/** The calls of Bucket's SDK that the destination makes: https://www.npmjs.com/package/@bucketco/tracking-sdk */
export interface Bucket {
  init: (trackingKey: string, options: object) => unknown
  user: (userId: string, attributes?: object, context?: { active: boolean }) => Promise<unknown>
  company: (companyId: string, attributes: object | undefined, userId: string) => Promise<unknown>
  track: (name: string, attributes: object | undefined, userId: string) => Promise<unknown>
  reset: () => unknown
}

declare global {
  interface Window {
    /** What the script adds to the page. */
    bucket?: Bucket
  }
}

/** The address of the SDK in a version, as `2` or `1.4`. */
export function scriptOf(version: string): string {
  return `https://cdn.jsdelivr.net/npm/@bucketco/tracking-sdk@${version}`
}

/** What saved settings may hold besides those of the form: options of `init`, and what a host adds. */
type SavedSettings = Settings & { sdkVersion?: string; versionSettings?: unknown; subscriptions?: unknown }

/** Reads saved settings: the key, the version of the SDK, and the options of its `init`, such as `host`. */
export function optionsOf(settings: SavedSettings): { trackingKey: string; version: string; options: object } {
  const { trackingKey, sdkVersion = '2', versionSettings: _, subscriptions: __, ...options } = settings
  return { trackingKey, version: sdkVersion, options }
}
