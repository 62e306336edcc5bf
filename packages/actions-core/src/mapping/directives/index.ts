import type { DirectiveDefinition } from './directive'
import { arrayPath, flatten, json, merge, transform } from './structure'
import { caseDirective, liquid, replace, template } from './text'
import { excludeWhenNull, ifDirective, literal, path } from './values'

/** The directives of the mapping language, by their key. */
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
