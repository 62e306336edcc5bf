/** A person that sample events are about. */
export interface Person {
  firstName: string
  lastName: string
  /** The part of the address before the `@`. */
  mailbox: string
  phone: string
  locale: string
  timezone: string
  ip: string
  city: string
  state: string
  postalCode: string
  country: string
}

// Nobody can be reached by these: example.com (RFC 2606), numbers kept for fiction, addresses for documentation
// (RFC 5737).
export const PEOPLE: readonly Person[] = [
  {
    firstName: 'Nora',
    lastName: 'Lindqvist',
    mailbox: 'nora.lindqvist',
    phone: '+12025550143',
    locale: 'en-US',
    timezone: 'America/New_York',
    ip: '203.0.113.24',
    city: 'Boston',
    state: 'MA',
    postalCode: '02110',
    country: 'US'
  },
  {
    firstName: 'Tomas',
    lastName: 'Okafor',
    mailbox: 'tomas.okafor',
    phone: '+442079460112',
    locale: 'en-GB',
    timezone: 'Europe/London',
    ip: '198.51.100.67',
    city: 'Leeds',
    state: 'West Yorkshire',
    postalCode: 'LS1 4AP',
    country: 'GB'
  },
  {
    firstName: 'Mei',
    lastName: 'Castellanos',
    mailbox: 'mei.castellanos',
    phone: '+13125550187',
    locale: 'es-US',
    timezone: 'America/Chicago',
    ip: '192.0.2.118',
    city: 'Chicago',
    state: 'IL',
    postalCode: '60601',
    country: 'US'
  },
  {
    firstName: 'Jonas',
    lastName: 'Weidenfeld',
    mailbox: 'jonas.weidenfeld',
    phone: '+12065550171',
    locale: 'de-DE',
    timezone: 'Europe/Berlin',
    ip: '203.0.113.201',
    city: 'Leipzig',
    state: 'Sachsen',
    postalCode: '04109',
    country: 'DE'
  }
]

/** The companies that people of sample events work for. */
export const COMPANIES = [
  { name: 'Harbor & Pine', industry: 'Retail', website: 'https://harbor-pine.example.com' },
  { name: 'Northlight Labs', industry: 'Software', website: 'https://northlight.example.com' },
  { name: 'Sable Logistics', industry: 'Transport', website: 'https://sable.example.com' }
] as const
