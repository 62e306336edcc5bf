import { preset, presetForEvent } from '../presets'

const trackEvent = {
  fields: {
    name: { label: 'Name', description: 'The name.', type: 'string', default: { '@path': '$.event' } },
    source: { label: 'Source', description: 'The source.', type: 'string', default: 'Segment' },
    note: { label: 'Note', description: 'A note.', type: 'string' }
  }
} as const

it('starts with the defaults of the fields', () => {
  expect(preset('Track Calls', { trackEvent }, 'type = "track"')).toEqual({
    name: 'Track Calls',
    partnerAction: 'trackEvent',
    subscribe: 'type = "track"',
    mapping: { name: { '@path': '$.event' }, source: 'Segment' },
    type: 'automatic'
  })
})

it('has the trigger of its action unless it has its own', () => {
  const action = { ...trackEvent, defaultSubscription: 'type = "track"' }
  expect(preset('Track Calls', { action })).toMatchObject({ subscribe: 'type = "track"' })
  expect(preset('Page Calls', { action }, 'type = "page"')).toMatchObject({ subscribe: 'type = "page"' })
  expect(() => preset('Track Calls', { trackEvent })).toThrow("The preset 'Track Calls' has no trigger.")
})

it('changes, adds and leaves out', () => {
  const { mapping } = preset('Page Calls', { trackEvent }, 'type = "page"', {
    name: { '@path': '$.name' },
    source: undefined,
    note: 'page'
  })
  expect(mapping).toEqual({ name: { '@path': '$.name' }, note: 'page' })
})

it('names the events of a warehouse instead of a trigger', () => {
  expect(presetForEvent('Entities Added', { trackEvent }, 'warehouse_entity_added_track')).toEqual({
    name: 'Entities Added',
    partnerAction: 'trackEvent',
    mapping: { name: { '@path': '$.event' }, source: 'Segment' },
    type: 'specificEvent',
    eventSlug: 'warehouse_entity_added_track'
  })
})
