import { AnalyticsBrowser, type CDNSettings } from '@segment/analytics-next'
import type { PageDestination } from './configuration'

/** Starts analytics.js with only the destinations: nothing is sent to Segment. */
export function loadAnalytics(destinations: PageDestination[]): AnalyticsBrowser {
  const remotePlugins = destinations.map(({ title, url, library, settings, subscriptions }) => ({
    name: title,
    creationName: title,
    url,
    libraryName: library,
    settings: { ...settings, subscriptions }
  }))
  // The type requires the settings of Segment's own integration, which is switched off.
  const cdnSettings = { integrations: {}, metrics: { sampleRate: 0 }, remotePlugins } as unknown as CDNSettings
  return AnalyticsBrowser.load(
    { writeKey: 'local', cdnURL: window.location.origin, cdnSettings },
    { integrations: { 'Segment.io': false } }
  )
}

/** Formats a value as JSON for people. */
export function inJson(value: unknown): string {
  return JSON.stringify(value, (_, each: unknown) => (typeof each === 'function' ? 'function' : each), 2) ?? 'undefined'
}
