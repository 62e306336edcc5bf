export { addressOf } from './api'
export { candidatesOf, chooseCandidates, type Candidate } from './candidates'
export { describeDraft, draftDestination, printDraft, type DestinationDraft } from './draft-destination'
export { proposedName, readSource } from './import-api'
