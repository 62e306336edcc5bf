import { describeFinding } from '..'
import { checkSlug, checkUniqueness } from '../names'
import { subjectWith } from './sample'

const cloud = { folder: 'sample', slug: 'actions-sample', name: 'Sample' }
const companion = { ...cloud, folder: 'sample-plugins' }

/** What is wrong with the names of the sample when it stands in `name`, beside `others`. */
function faults(name: string, ...others: (typeof cloud)[]): string[] {
  const subject = { ...subjectWith(() => undefined), name, others }
  return [checkSlug, checkUniqueness].flatMap((check) => check(subject)).map(describeFinding)
}

describe('a companion', () => {
  it('has the slug and the name of its cloud destination', () => {
    expect([faults('sample-plugins', cloud), faults('sample', companion)]).toEqual([[], []])
  })

  it('may have another name for its folder, and be there first', () => {
    expect([faults('other-plugins', cloud), faults('other-plugins')]).toEqual([[], []])
  })

  it('stands in a folder that says so', () => {
    expect(faults('sample-browser')).toEqual([
      "slug: 'actions-sample' belongs to the folder 'sample', but the folder is 'sample-browser'. Rename one of them."
    ])
  })

  it('shares them with no third one', () => {
    expect(faults('sample-plugins', cloud, { ...cloud, folder: 'third' })).toEqual([
      "slug: 'third' also has 'actions-sample'. Choose another.",
      "name: 'third' also has 'Sample'. Choose another."
    ])
  })
})
