import { SHOP } from './scene'
import type { Sample } from './scene'
import { productProperties } from './scene'

/** One sample of each call of the Segment specification: https://segment.com/docs/connections/spec/ */
export const SPEC_CALLS: Record<string, Sample> = {
  track: {
    description: 'A person did something: here, signed up.',
    make: ({ draw, email, person }) => ({
      type: 'track',
      event: 'Signed Up',
      properties: {
        email,
        first_name: person.firstName,
        last_name: person.lastName,
        plan: draw.pick(['free', 'team', 'business']),
        method: draw.pick(['email', 'single sign-on'])
      }
    })
  },
  identify: {
    description: 'Says who a person is, and what is known about them.',
    make: ({ draw, email, person, company, groupId }) => ({
      type: 'identify',
      traits: {
        email,
        name: `${person.firstName} ${person.lastName}`,
        firstName: person.firstName,
        lastName: person.lastName,
        phone: person.phone,
        birthday: `${draw.integer(1960, 2003)}-0${draw.integer(1, 9)}-${draw.integer(10, 28)}`,
        title: draw.pick(['Buyer', 'Engineer', 'Head of Marketing']),
        plan: draw.pick(['free', 'team', 'business']),
        createdAt: '2025-03-04T08:30:00.000Z',
        address: {
          city: person.city,
          state: person.state,
          postalCode: person.postalCode,
          country: person.country
        },
        company: { id: groupId, name: company.name, industry: company.industry }
      }
    })
  },
  page: {
    description: 'A person looked at a page of a website.',
    make: (scene) => {
      const { name, url } = productProperties(scene)
      return {
        type: 'page',
        category: 'Products',
        name: 'Product',
        properties: {
          category: 'Products',
          name: 'Product',
          title: `${name} | Example Shop`,
          url,
          path: new URL(url).pathname,
          referrer: `${SHOP}/`,
          search: ''
        }
      }
    }
  },
  screen: {
    description: 'A person looked at a screen of a mobile app.',
    make: (scene) => ({
      type: 'screen',
      category: 'Products',
      name: 'Product',
      properties: { category: 'Products', name: 'Product', product_id: productProperties(scene).product_id }
    })
  },
  group: {
    description: 'A person belongs to a company, an account or a team.',
    make: ({ draw, company, groupId }) => ({
      type: 'group',
      groupId,
      traits: {
        name: company.name,
        industry: company.industry,
        website: company.website,
        employees: draw.integer(20, 900),
        plan: draw.pick(['team', 'business']),
        createdAt: '2024-11-12T10:00:00.000Z'
      }
    })
  },
  alias: {
    description: 'A person gets another id.',
    make: ({ anonymousId }) => ({ type: 'alias', previousId: anonymousId })
  }
}
