/** A product of the shop that sample events come from. Prices are in cents, so that sums come out exact. */
export interface Product {
  sku: string
  name: string
  brand: string
  category: string
  variant: string
  cents: number
}

export const SHOP = 'https://shop.example.com'

export const PRODUCTS: readonly Product[] = [
  {
    sku: 'LMP-204',
    name: 'Reading Lamp',
    brand: 'Glimmer',
    category: 'Home/Lighting',
    variant: 'Brass',
    cents: 6450
  },
  {
    sku: 'MUG-011',
    name: 'Stoneware Mug',
    brand: 'Kiln Street',
    category: 'Home/Kitchen',
    variant: 'Sage',
    cents: 1895
  },
  {
    sku: 'BAG-370',
    name: 'Canvas Backpack',
    brand: 'Farlane',
    category: 'Travel/Bags',
    variant: 'Charcoal',
    cents: 11900
  },
  {
    sku: 'NTB-052',
    name: 'Dotted Notebook',
    brand: 'Quill & Co',
    category: 'Office/Paper',
    variant: 'A5',
    cents: 1275
  },
  {
    sku: 'HDP-818',
    name: 'Wireless Headphones',
    brand: 'Aural',
    category: 'Electronics/Audio',
    variant: 'Midnight',
    cents: 15999
  },
  {
    sku: 'SCF-139',
    name: 'Merino Scarf',
    brand: 'Fellside',
    category: 'Clothing/Accessories',
    variant: 'Rust',
    cents: 4800
  }
]

/** Coupons with what they take off, in percent. */
export const COUPONS = [
  { id: 'coupon-spring', code: 'SPRING10', name: 'Ten percent off in spring', percent: 10 },
  { id: 'coupon-hello', code: 'HELLO15', name: 'Fifteen percent off the first order', percent: 15 }
] as const
