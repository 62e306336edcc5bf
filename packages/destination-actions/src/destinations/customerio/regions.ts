import type { Settings } from './generated-types'

/** The account regions, as saved settings hold them, and the Track API of each. */
export const regions = {
  'US 🇺🇸': { code: 'us', url: 'https://track.customer.io' },
  'EU 🇪🇺': { code: 'eu', url: 'https://track-eu.customer.io' }
} as const

/** The region of an account: that of the settings, by default the US one. */
export function regionOf({ accountRegion }: Settings) {
  return regions[accountRegion as keyof typeof regions] ?? regions['US 🇺🇸']
}
