'use strict'

const { default: Sequencer } = require('@jest/test-sequencer')

/** The files that take longest, longest first, by the end of their paths. */
const LONGEST = [
  'delivery/src/worker/__tests__/failures.test.ts',
  'cli/src/server/__tests__/tester-mappings.test.ts',
  'browser-destinations/__tests__/records.test.ts',
  'cli/src/packages/__tests__/build-packages.test.ts',
  'cli/src/scaffold/__tests__/end-to-end.test.ts',
  'cli/src/__tests__/examples.test.ts',
  'cli/src/server/__tests__/tester-page.test.ts',
  'cli/src/browser-server/__tests__/page-in-chromium.test.ts',
  'destination-actions/__tests__/conformance.test.ts',
  'cli/src/server/__tests__/tester-runs.test.ts',
  'cli/src/bundle/__tests__/bundles-in-chromium.test.ts',
  'cli/src/__tests__/every-command.test.ts',
  'destination-actions/__tests__/records.test.ts',
  'cli/src/deliver/__tests__/deliver.test.ts',
  'delivery/src/worker/__tests__/worker.test.ts'
]

/**
 * Starts the files that take longest first, so that no worker is left with one at the end. jest knows how long files take
 * only from earlier runs, and in a new clone there are none.
 */
module.exports = class LongestFirst extends Sequencer {
  sort(tests) {
    const rank = ({ path }) => {
      const place = LONGEST.findIndex((end) => path.endsWith(end))
      return place === -1 ? LONGEST.length : place
    }
    // oxlint-disable-next-line unicorn/no-array-sort -- the method of the class, not of arrays
    return super.sort(tests).toSorted((a, b) => rank(a) - rank(b))
  }
}
