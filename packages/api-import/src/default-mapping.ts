import type { InputField } from '@segment/actions-core'

/** The initial mapping of a field. */
export type DefaultMapping = NonNullable<InputField['default']>

/** The subject of an action, which decides where an event has the values. */
export type Topic = 'track' | 'identify' | 'group' | 'page'

/** Where every event has the value of a field with such a name. Names are in lower case and without separators. */
const EVERYWHERE: Record<string, string> = {
  ...names('$.userId', 'userid uid externalid externaluserid customerid distinctid useridentifier identity'),
  ...names('$.anonymousId', 'anonymousid anonid visitorid clientid'),
  ...names('$.timestamp', 'timestamp time occurredat eventtime eventtimestamp eventdate triggeredat sentat createdat'),
  ...names('$.messageId', 'messageid insertid dedupkey deduplicationid dedupeid idempotencykey eventid uniqueid'),
  ...names('$.context.ip', 'ip ipaddress clientip'),
  ...names('$.context.userAgent', 'useragent'),
  ...names('$.context.locale', 'locale language lang'),
  ...names('$.context.timezone', 'timezone'),
  ...names('$.context.device.id', 'deviceid'),
  ...names('$.context.page.url', 'url pageurl'),
  ...names('$.context.page.referrer', 'referrer referer'),
  ...names('$.context.groupId', 'groupid companyid organizationid')
}

/** Data about a user, by the name of the trait. */
const TRAITS: Record<string, string> = {
  ...names('email', 'email emailaddress useremail contactemail'),
  ...names('phone', 'phone phonenumber mobile mobilenumber msisdn'),
  ...names('firstName', 'firstname givenname'),
  ...names('lastName', 'lastname familyname surname'),
  ...names('name', 'fullname displayname'),
  ...names('avatar', 'avatar avatarurl photourl'),
  ...names('birthday', 'birthday birthdate dateofbirth dob'),
  ...names('gender', 'gender'),
  ...names('age', 'age'),
  ...names('username', 'username'),
  ...names('website', 'website'),
  ...names('title', 'jobtitle')
}

/** The property of the events spec for each of these names. */
const PROPERTIES: Record<string, string> = {
  ...names('revenue', 'revenue'),
  ...names('value', 'value'),
  ...names('total', 'total totalprice amount'),
  ...names('price', 'price unitprice'),
  ...names('quantity', 'quantity'),
  ...names('currency', 'currency currencycode'),
  ...names('order_id', 'orderid ordernumber transactionid'),
  ...names('product_id', 'productid'),
  ...names('sku', 'sku'),
  ...names('category', 'category'),
  ...names('coupon', 'coupon couponcode'),
  ...names('products', 'products items lineitems')
}

/** Fields that take all remaining data. */
const REST = words('properties eventproperties attributes customattributes customfields data payload traits metadata')
const PERSON_REST = words('userproperties usertraits userattributes contactproperties profileproperties')

function words(text: string): string[] {
  return text.split(' ')
}

function names(value: string, text: string): Record<string, string> {
  return Object.fromEntries(words(text).map((name) => [name, value]))
}

/**
 * Guesses the initial mapping of a field from its name. Returns undefined if the name is unknown.
 *
 * @param key the name of the field, in any case style
 */
export function guessMapping(key: string, topic: Topic): DefaultMapping | undefined {
  const name = key.toLowerCase().replace(/[^a-z0-9]/g, '')
  const everywhere = own(EVERYWHERE, name)
  if (topic === 'group' && /^(id|groupid|companyid|organizationid|accountid)$/.test(name)) return path('$.groupId')
  if (everywhere) return path(everywhere)
  if (topic === 'identify' || topic === 'group') {
    const trait = own(TRAITS, name) ?? (/^(name|title|industry|employees|plan|address)$/.test(name) ? name : undefined)
    if (trait) return path(`$.traits.${trait}`)
    return [...REST, ...PERSON_REST].includes(name) ? path('$.traits') : undefined
  }
  if (/^(event|eventname|eventtype|eventkey)$/.test(name)) return path(topic === 'page' ? '$.name' : '$.event')
  const trait = own(TRAITS, name)
  if (trait) return either(`$.context.traits.${trait}`, `$.properties.${trait}`)
  const property = own(PROPERTIES, name)
  if (property) return path(`$.properties.${property}`)
  if (PERSON_REST.includes(name)) return path('$.context.traits')
  return REST.includes(name) ? path('$.properties') : undefined
}

/** Returns the mapping for a field with an unknown name: the value that the event has under that name. */
export function mappingByName(key: string, topic: Topic): DefaultMapping {
  const name = key.replace(/\W+/g, '_').replace(/^_+|_+$/g, '') || 'value'
  return path(`$.${topic === 'identify' || topic === 'group' ? 'traits' : 'properties'}.${name}`)
}

function path(text: string): DefaultMapping {
  return { '@path': text }
}

function either(first: string, second: string): DefaultMapping {
  return { '@if': { exists: path(first), then: path(first), else: path(second) } }
}

function own(table: Record<string, string>, name: string): string | undefined {
  return Object.hasOwn(table, name) ? table[name] : undefined
}
