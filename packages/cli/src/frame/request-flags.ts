import * as Flags from '@oclif/core/flags'

/** `--rewrite` of the commands that send requests; `parseRewrites` of the session reads its values. */
export const rewriteFlag = Flags.string({
  multiple: true,
  multipleNonGreedy: true,
  helpValue: '<origin>=<origin>',
  description: 'send requests for the first origin to the second one: a mock of the vendor'
})

/** `--allow` of the commands that send requests; `egressPolicy` of the runtime reads its values. */
export const allowFlag = Flags.string({
  multiple: true,
  multipleNonGreedy: true,
  helpValue: '<origin>|<address>|<range>',
  description: 'let requests go there, too; by default only to public addresses over https'
})
