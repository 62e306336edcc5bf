export { createTestEvent } from './create-test-event'
export {
  createTestIntegration,
  TestDestination,
  type TestActionInput,
  type TestBatchInput
} from './create-test-integration'
