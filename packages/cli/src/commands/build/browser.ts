import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import * as Args from '@oclif/core/args'
import * as Flags from '@oclif/core/flags'
import { Command } from '@oclif/core/command'
import { FailureError } from '@segment/actions-input'
import { findDestination, listDestinations, findRoot } from '../../workspace/destinations'

/** `build:browser [slug...] [--sizes] [--json]` */
export default class BuildBrowser extends Command {
  static override summary = 'Bundle browser destinations: one script each, within its budget.'

  static override examples = [
    { description: 'All', command: '<%= config.bin %> build:browser' },
    { description: 'One', command: '<%= config.bin %> build:browser koala' }
  ]

  static override args = {
    slug: Args.string({ description: 'destinations: folder names, slugs or paths; default all', multiple: true })
  }

  static override flags = {
    sizes: Flags.boolean({ description: 'write docs/browser-sizes.md as well' }),
    json: Flags.boolean({ description: 'print { directory, bundles: [{ name, size, budget }] }' })
  }

  async run(): Promise<void> {
    const { args, flags } = await this.parse(BuildBrowser)
    const root = findRoot()
    const places = args.slug
      ? args.slug.map((slug) => findDestination(root, slug, 'device'))
      : listDestinations(root, 'device')
    // Late, as --help may load this file.
    const { buildBundles } = require('../../bundle/build-bundles') as typeof import('../../bundle/build-bundles')
    const { buildJson, describeBuild, describeTooLarge, sizesPage } =
      require('../../bundle/build-bundles') as typeof import('../../bundle/build-bundles')
    const build = await buildBundles(root, places)
    if (!flags.json) for (const line of describeBuild(build)) this.log(line)
    if (build.tooLarge.length > 0) throw new FailureError(describeTooLarge(build.tooLarge))
    if (flags.json) this.log(JSON.stringify(buildJson(build), null, 2))
    if (flags.sizes) writeFileSync(join(root, 'docs', 'browser-sizes.md'), await sizesPage(build))
  }
}
