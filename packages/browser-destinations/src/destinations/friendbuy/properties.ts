/** Data about an event or of a customer, by name. */
export type Properties = Record<string, unknown>

/** Leaves out what has no value: `undefined`, empty texts and empty lists. */
export function compact(values: Properties): Properties {
  const kept = Object.entries(values).filter(
    ([, value]) => value !== undefined && value !== '' && (!Array.isArray(value) || value.length > 0)
  )
  return Object.fromEntries(kept)
}

/** Attributes of your own, to stand beside Friendbuy's. */
export function attributesOf(friendbuyAttributes: unknown): Properties {
  return Object(friendbuyAttributes) === friendbuyAttributes
    ? (friendbuyAttributes as Properties)
    : { friendbuyAttributes }
}

/** What Friendbuy knows of a customer besides the IDs. Where an event has them, they belong to its customer. */
const OF_CUSTOMERS = ['email', 'isNewCustomer', 'loyaltyStatus', 'firstName', 'lastName', 'name', 'age', 'birthday']

/** Takes what belongs to the customer out of the properties of an event. */
export function splitCustomer(properties: Properties): { customer: Properties; others: Properties } {
  const customer: Properties = {}
  const others: Properties = {}
  for (const [name, value] of Object.entries(properties)) {
    const part = OF_CUSTOMERS.includes(name) ? customer : others
    part[name] = value
  }
  return { customer, others }
}

/** A customer in the form of Friendbuy. */
export function toCustomer({ customerId, name, age, birthday, ...customer }: Properties): Properties {
  const { firstName, lastName } = customer
  return compact({
    ...customer,
    id: toText(customerId),
    name: name || (firstName && lastName && `${firstName} ${lastName}`) || name,
    age: toNumber(age),
    birthday: dateParts(birthday)
  })
}

/** Friendbuy has texts for IDs, also where a site has numbers. */
export function toText(id: unknown): unknown {
  return typeof id === 'number' ? String(id) : id
}

/** A number that is written as a text, as a number. */
export function toNumber(value: unknown): unknown {
  return typeof value === 'string' && value.trim() && Number.isFinite(+value) ? +value : value
}

/** A date such as `2024-02-29`, with or without the year and a time, in the parts that Friendbuy takes. */
function dateParts(date: unknown): Properties | undefined {
  const [, year, month, day] = /^(?:(\d{4})-)?(\d\d)-(\d\d)(?:T|$)/.exec(String(date)) ?? []
  return month ? { month: Number(month), day: Number(day), year: toNumber(year) } : undefined
}
