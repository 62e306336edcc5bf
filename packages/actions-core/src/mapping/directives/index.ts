import { arrayPath } from './array-path'
import { caseDirective } from './case'
import type { DirectiveDefinition } from './directive'
import { excludeWhenNull } from './exclude-when-null'
import { flatten } from './flatten'
import { ifDirective } from './if'
import { json } from './json'
import { liquid } from './liquid'
import { literal } from './literal'
import { merge } from './merge'
import { path } from './path'
import { replace } from './replace'
import { template } from './template'
import { transform } from './transform'

/** The directives of the mapping language, by the key that calls them. */
export const directives: Readonly<Record<string, DirectiveDefinition | undefined>> = {
  '@path': path,
  '@template': template,
  '@literal': literal,
  '@if': ifDirective,
  '@case': caseDirective,
  '@replace': replace,
  '@arrayPath': arrayPath,
  '@flatten': flatten,
  '@json': json,
  '@merge': merge,
  '@transform': transform,
  '@excludeWhenNull': excludeWhenNull,
  '@liquid': liquid
}
