// Gets a copy of each event, and returns the event to go on with. A promise is fine; what throws is tried again later.
export default function addCurrency(event: { properties?: { total?: number; currency?: string } }) {
  if (event.properties?.total !== undefined) event.properties.currency ??= 'EUR'
  return event
}
