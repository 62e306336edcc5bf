import * as Args from '@oclif/core/args'
import * as Flags from '@oclif/core/flags'
import { allowFlag, rewriteFlag } from '../frame/request-flags'

/** The argument of commands that work on one account. */
export const accountArgs = {
  slug: Args.string({
    // Otherwise oclif takes piped input for a missing argument.
    ignoreStdin: true,
    description: 'the destination: its folder, its slug or a path',
    required: true
  })
}

/** The flags of the commands that send requests for an account. */
export const accountFlags = {
  setting: Flags.string({
    multiple: true,
    multipleNonGreedy: true,
    helpValue: '<key>=<text>',
    description: 'one setting'
  }),
  rewrite: rewriteFlag,
  allow: allowFlag
}
