import { ATTACKS } from './attacks'
import type { Fault } from './fault'
import { HELD } from './held'
import { REQUESTS } from './requests'
import { SECRETS } from './secrets'

/** At least one fault for each row of docs/security.md. */
export const FAULTS: readonly Fault[] = [...SECRETS, ...REQUESTS, ...ATTACKS, ...HELD]
