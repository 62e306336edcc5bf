import * as Flags from '@oclif/core/flags'

// Flags that several commands of `deliver` have.

/** The folder of the configuration. */
export const configFlag = Flags.string({
  env: 'ACTIONS_DELIVERY_CONFIG',
  default: 'delivery',
  helpValue: '<folder>',
  description: 'the folder of the configuration'
})

/** Where the store is. */
export const storeFlag = Flags.string({
  env: 'ACTIONS_DELIVERY_STORE',
  helpValue: '<file|url>',
  description: 'postgres://... or a file; default .store/events.db in that folder'
})

/** Which dead letters. */
export const deadFlags = {
  destination: Flags.string({ char: 'd', description: 'only of this destination' }),
  subscription: Flags.string({ description: 'only of this subscription' }),
  code: Flags.string({ description: 'only with this code' }),
  since: Flags.string({
    helpValue: '<time|age>',
    description: 'given up at that time or later: 2026-01-31T12:00Z, or 2h'
  }),
  until: Flags.string({ helpValue: '<time|age>', description: 'given up before that time' }),
  id: Flags.integer({ multiple: true, multipleNonGreedy: true, description: 'only this one' })
}
