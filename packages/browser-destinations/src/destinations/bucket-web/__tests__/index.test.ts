import { optionsOf, scriptOf } from '../api'

describe('Bucket', () => {
  it('takes the version of the SDK and options of init from saved settings', () => {
    const saved = {
      trackingKey: 'k',
      sdkVersion: '1.4',
      host: 'https://t.example.com',
      versionSettings: {},
      subscriptions: []
    }
    expect(optionsOf(saved)).toEqual({ trackingKey: 'k', version: '1.4', options: { host: 'https://t.example.com' } })
    expect(optionsOf({ trackingKey: 'k' })).toEqual({ trackingKey: 'k', version: '2', options: {} })
    expect(scriptOf('2')).toBe('https://cdn.jsdelivr.net/npm/@bucketco/tracking-sdk@2')
  })
})
