import * as Args from '@oclif/core/args'
import { Command } from '@oclif/core/command'
import { findRoot } from '../workspace/root'
import { runTests } from '../workspace/run-tests'

/** `test [slug...] [-- <options of jest>]` */
export default class Test extends Command {
  static override description = 'Run the tests of the named destinations, or all tests.'

  static override examples = [
    { description: 'All tests of the repository', command: '<%= config.bin %> test' },
    { description: 'The tests of two destinations', command: '<%= config.bin %> test slack webhook' },
    { description: 'With options of jest', command: '<%= config.bin %> test slack -- --coverage' }
  ]

  static override args = {
    slug: Args.string({ description: 'destinations: folder names, slugs or paths', multiple: true })
  }

  async run(): Promise<void> {
    const end = this.argv.includes('--') ? this.argv.indexOf('--') : this.argv.length
    const options = this.argv.slice(end + 1)
    const { args } = await this.parse(Test, this.argv.slice(0, end))
    this.exit(await runTests(findRoot(), args.slug ?? [], options))
  }
}
