import { existsSync, readFileSync } from 'node:fs'
import { join, relative, sep } from 'node:path'
import { actionsOf } from './check'
import type { Check, Finding, Subject } from './check'
import { sourceFiles } from './source-files'

/** Names that do not tell what a file contains. */
const emptyNames = /^(utils?|helpers?|common|constants?|types?|interfaces?|shared|misc|functions?)$/i

/**
 * Files are named after their content: `index.ts`, `api.ts`, `fields.ts`, `generated-types.ts`, `<action>/index.ts`,
 * and others if a part is large enough. No `utils` and the like, no second version of a file, no other files with
 * fields.
 */
export const checkFileNames: Check = ({ directory, definition }) => {
  const keys = actionsOf(definition).map(({ key }) => key)
  return sourceFiles(directory).flatMap((file) => {
    const place = relative(directory, file)
    const names = place.replace(/(\.d)?\.[cm]?[jt]sx?$/, '').split(sep)
    const wrong = names.filter((name) => !keys.includes(name)).flatMap(faultOfName)
    return wrong.map((message) => ({ place, line: 1, message }))
  })
}

function faultOfName(name: string): string[] {
  const words = name.split(/[-_.]/)
  if (words.some((word) => emptyNames.test(word)) && name !== 'generated-types') {
    return [`'${name}' does not say what it contains. Move each part to api.ts, fields.ts, its action or src/lib.`]
  }
  if (/v\d+$/i.test(name)) return [`'${name}' is a second version. Keep one file for each thing.`]
  if (/.[-_.]fields$|.Fields$/.test(name))
    return [`'${name}' duplicates fields.ts. Move what actions share to fields.ts.`]
  return []
}

/** Code that must not be written by hand: how to find it in a source, and what to write instead. */
const handmade = {
  if: { pattern: /['"]@if['"]\s*:/, message: 'it writes @if by hand. Use firstOf() of the runtime.' },
  preset: {
    pattern: /\bpartnerAction\s*:/,
    message: 'it writes a preset by hand. Use preset() or presetForEvent() of the runtime.'
  },
  batch: {
    pattern: /\bperformBatch\b\s*[:(]/,
    message:
      'it writes performBatch by hand. Use batched() of the runtime, or declare the action in "batches" of ' +
      'conformance.json with the reason.'
  }
}

/** Defaults that read several places use `firstOf`. */
export const checkFallbacks: Check = ({ directory }) => find(handmade.if, directory)

/** Presets use `preset` and `presetForEvent`. */
export const checkHandmadePresets: Check = ({ directory }) => find(handmade.preset, directory)

/** Batches use `batched`, except in actions with a declared reason. A file may wrap the result of `batched`. */
export const checkHandmadeBatches: Check = ({ directory, definition }) => {
  const declared = declaredBatches(directory)
  const batching = actionsOf(definition).filter(({ value }) => value.performBatch)
  return find(handmade.batch, directory).filter(({ place }) => {
    if (readFileSync(join(directory, place), 'utf8').includes('batched({')) return false
    const owner = place.split(sep)[0]
    const concerned = batching.map(({ key }) => key).filter((key) => key === owner)
    const actions = concerned.length > 0 ? concerned : batching.map(({ key }) => key)
    return !actions.every((key) => declared.includes(key))
  })
}

function find({ pattern, message }: { pattern: RegExp; message: string }, directory: string): Finding[] {
  return sourceFiles(directory).flatMap((file) =>
    readFileSync(file, 'utf8')
      .split('\n')
      .flatMap((text, index) =>
        pattern.test(text) ? [{ place: relative(directory, file), line: index + 1, message }] : []
      )
  )
}

function declaredBatches(directory: string): string[] {
  const file = join(directory, 'conformance.json')
  if (!existsSync(file)) return []
  type Declared = { actions: string[] }[]
  const { batches = [], batchesOnly = [] } = JSON.parse(readFileSync(file, 'utf8')) as Record<string, Declared>
  return [...batches, ...batchesOnly].flatMap(({ actions }) => actions)
}

const orders = {
  definition: [
    'name',
    'slug',
    'mode',
    'description',
    'environment',
    'authentication',
    'audienceFields',
    'audienceConfig',
    'extendRequest',
    'onDelete',
    'presets',
    'actions'
  ],
  action: [
    'title',
    'description',
    'platform',
    'hidden',
    'defaultSubscription',
    'syncMode',
    'fields',
    'dynamicFields',
    'hooks',
    'perform',
    'performBatch'
  ],
  preset: ['name', 'subscribe', 'partnerAction', 'mapping', 'type', 'eventSlug'],
  field: ['label', 'description', 'type']
}

/** The parts of a definition are in one order, the same in all destinations. */
export const checkOrder: Check = ({ definition }: Subject) => [
  ...orderOf('', definition, orders.definition),
  ...actionsOf(definition).flatMap(({ place, value }) => [
    ...orderOf(place, value, orders.action),
    ...Object.entries(value.fields).flatMap(([key, field]) => orderOf(`${place}.fields.${key}`, field, orders.field))
  ])
]

function orderOf(place: string, part: object, order: readonly string[]): Finding[] {
  const found = Object.keys(part).filter((key) => order.includes(key))
  const wanted = order.filter((key) => found.includes(key))
  const at = found.findIndex((key, index) => key !== wanted[index])
  return at < 0
    ? []
    : [
        {
          place,
          message: `'${found[at]}' is before '${wanted[at]}'. Write them in this order: ${wanted.join(', ')}.`
        }
      ]
}
