export { findSample, listSamples, makeEvents, sampleNameOf, SAMPLES, type Variation } from './catalog'
export { createEventEditor, printEvents, printSamples, type EventEdits } from './print-events'
export { fillRequired, sampleCall, sampleSettings, wantedEvent, type SampleCall } from './sample-call'
