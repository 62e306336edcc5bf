/** The REST endpoints of Braze's instances. Source: https://www.braze.com/docs/api/basics/#endpoints */
export const instances = [
  { label: 'US-01', value: 'https://rest.iad-01.braze.com' },
  { label: 'US-02', value: 'https://rest.iad-02.braze.com' },
  { label: 'US-03', value: 'https://rest.iad-03.braze.com' },
  { label: 'US-04', value: 'https://rest.iad-04.braze.com' },
  { label: 'US-05', value: 'https://rest.iad-05.braze.com' },
  { label: 'US-06', value: 'https://rest.iad-06.braze.com' },
  { label: 'US-07', value: 'https://rest.iad-07.braze.com' },
  { label: 'US-08', value: 'https://rest.iad-08.braze.com' },
  { label: 'US-09', value: 'https://rest.us-09.braze.com' },
  { label: 'US-10', value: 'https://rest.us-10.braze.com' },
  { label: 'EU-01', value: 'https://rest.fra-01.braze.eu' },
  { label: 'EU-02', value: 'https://rest.fra-02.braze.eu' },
  { label: 'AU-01', value: 'https://rest.au-01.braze.com' },
  { label: 'ID-01', value: 'https://rest.id-01.braze.com' },
  { label: 'JP-01', value: 'https://rest.jp-01.braze.com' }
]
