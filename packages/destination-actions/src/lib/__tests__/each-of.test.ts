import { transform } from '@segment/actions-core/mapping-kit'
import { eachOf } from '../each-of'
import { firstOf } from '@segment/actions-core'

const items = eachOf('$.properties.products', {
  id: '$.product_id',
  price: 'price',
  name: firstOf('$.name', 'Unnamed'),
  more: { brand: '$.brand' }
})

it.each([
  [
    'each product',
    { products: [{ product_id: 'p1', price: 3, name: 'Pen', brand: 'Acme' }, { product_id: 'p2' }] },
    [
      { id: 'p1', price: 3, name: 'Pen', more: { brand: 'Acme' } },
      { id: 'p2', name: 'Unnamed', more: {} }
    ]
  ],
  ['a single object', { products: { product_id: 'p1' } }, [{ id: 'p1', name: 'Unnamed', more: {} }]],
  ['an empty list', { products: [] }, []]
])('maps %s', (_, properties, expected) => {
  expect(transform({ items }, { properties })).toEqual({ items: expected })
})

it('leaves the key out where there is no list', () => {
  expect(transform({ items }, { properties: {} })).toEqual({})
})

it('writes the directive as saved mappings hold it', () => {
  expect(eachOf('$.properties.products', { id: '$.product_id', more: { brand: 'brand' } })).toEqual({
    '@arrayPath': ['$.properties.products', { id: { '@path': '$.product_id' }, more: { brand: { '@path': 'brand' } } }]
  })
})
