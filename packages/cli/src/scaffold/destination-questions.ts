import type { Question } from '../terminal/prompt'
import { checkName, checkSlug } from './names'
import { slugOf } from '@segment/actions-input'
import { checkTemplate, templates } from './templates'

/**
 * What has to be known to scaffold a destination.
 *
 * @param folder the name of the folder, when it is given: the slug to propose follows from it.
 */
export function destinationQuestions(folder?: string): Question<'name' | 'slug' | 'template'>[] {
  return [
    { name: 'name', flag: '--name', message: 'What is the destination called?', kind: 'text', validate: checkName },
    {
      name: 'slug',
      flag: '--slug',
      message: 'Which slug shall it have?',
      kind: 'text',
      default: ({ name = '' }) => slugOf(folder ?? name),
      validate: checkSlug
    },
    {
      name: 'template',
      flag: '--template',
      message: 'What shall it start from?',
      kind: 'select',
      default: templates[0].value,
      choices: templates,
      validate: checkTemplate
    }
  ]
}
