import type { Settings } from './generated-types'

const northAmerica = {
  ingestion: 'https://api2.amplitude.com',
  mapping: 'https://api.amplitude.com',
  dashboard: 'https://amplitude.com'
}

const europe = {
  ingestion: 'https://api.eu.amplitude.com',
  mapping: 'https://api.eu.amplitude.com',
  dashboard: 'https://analytics.eu.amplitude.com'
}

/**
 * The addresses of the data centre that holds the project, each without a slash at its end: `ingestion` takes events,
 * identifications and groups, `mapping` takes user mappings, `dashboard` takes searches and deletions. North America
 * unless the settings say `europe`.
 *
 * Source: the tables "Regions" of the pages below https://amplitude.com/docs/apis/analytics
 */
export function hostsOf({ endpoint }: Pick<Settings, 'endpoint'>) {
  return endpoint === 'europe' ? europe : northAmerica
}
