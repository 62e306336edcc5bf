import { actionsOf, fieldsOf, settingsOf } from './check'
import type { Check, Finding } from './check'
import { folderOf } from '../folder-of'

/**
 * The slug leads to the folder, by which `load` finds the destination; that of a companion leads to its cloud
 * destination.
 */
export const checkSlug: Check = ({ name, definition: { slug } }) => {
  const own = `actions-${name}`
  if (!slug) return [{ place: 'slug', message: `it is missing. Give the destination the slug '${own}'.`, fix: own }]
  if (folderOf(slug) === name || isCompanion({ folder: name, slug }, folderOf(slug))) return []
  const message = `'${slug}' belongs to the folder '${folderOf(slug)}', but the folder is '${name}'. Rename one of them.`
  return [{ place: 'slug', message }]
}

/** No other destination has the same slug or name, which identify a destination to hosts and people. */
export const checkUniqueness: Check = ({ name, definition, others }) => {
  const self = { folder: name, slug: definition.slug ?? null }
  const strangers = others.filter((one) => !isCompanion(self, one.folder) && !isCompanion(one, name))
  return (['slug', 'name'] as const).flatMap((attribute) => {
    const own = definition[attribute]
    const other = own && strangers.find((one) => one[attribute]?.toLowerCase() === own.toLowerCase())
    return other ? [{ place: attribute, message: `'${other.folder}' also has '${own}'. Choose another.` }] : []
  })
}

/**
 * Whether a destination is the companion of the one in the folder `cloud`: its part that runs in browsers. For hosts
 * and people the two are one destination, with one slug and one name. The folder of a companion ends with `-plugins`,
 * and its slug is that of the cloud destination, which may not exist yet.
 */
export function isCompanion({ folder, slug }: { folder: string; slug: string | null }, cloud: string): boolean {
  return folder.endsWith('-plugins') && slug !== null && folderOf(slug) === cloud
}

/** Texts for people are not empty. */
export const checkTexts: Check = (subject) =>
  textsOf(subject)
    .filter(([, text]) => typeof text !== 'string' || text.trim() === '')
    .map(([place]) => ({ place, message: 'it is empty. Write what people who set up a mapping should read.' }))

/** Texts for people are finished, not left over from a template. */
export const checkFinished: Check = (subject) =>
  textsOf(subject).flatMap(([place, text]) => {
    if (typeof text !== 'string' || text.trim() === '') return []
    if (text !== text.trim())
      return [{ place, message: 'it begins or ends with blanks. Remove them.', fix: text.trim() }]
    if (/\b(TODO|TBD|FIXME|lorem ipsum)\b/i.test(text)) {
      return [{ place, message: `'${text}' is not finished. Write what people should read.` }]
    }
    return /(\.\.\.|…|[,;:([{<])$/.test(text) ? [{ place, message: `'${text}' breaks off. Finish it.` }] : []
  })

function textsOf({ definition }: Parameters<Check>[0]): [place: string, text: unknown][] {
  const texts: [place: string, text: unknown][] = [['name', definition.name]]
  // Descriptions of destinations and properties are optional: the label of a property and that of its object suffice.
  if (definition.description !== undefined) texts.push(['description', definition.description])
  for (const { place, value } of actionsOf(definition)) {
    texts.push([`${place}.title`, value.title], [`${place}.description`, value.description])
  }
  for (const { place, value } of [...settingsOf(definition), ...fieldsOf(definition)]) {
    texts.push([`${place}.label`, value.label])
    if (!place.includes('.properties.') || value.description !== undefined) {
      texts.push([`${place}.description`, value.description])
    }
  }
  return texts
}

/**
 * Keys are own keys of plain records and differ from the names that every object inherits, so that a lookup by an
 * external key only finds entries.
 */
export const checkKeys: Check = ({ definition }) => {
  const records: [place: string, record: object | undefined][] = [
    ['actions', definition.actions],
    ['asyncActions', definition.asyncActions],
    ['authentication.fields', definition.authentication?.fields],
    ...actionsOf(definition).map(({ place, value }): [string, object] => [`${place}.fields`, value.fields]),
    ...fieldsOf(definition).map(({ place, value }): [string, object | undefined] => [
      `${place}.properties`,
      value.properties
    ])
  ]
  return records.flatMap(([place, record]) => (record ? keyFaults(place, record) : []))
}

function keyFaults(place: string, record: object): Finding[] {
  const faults = Object.keys(record)
    .filter((key) => key in Object.prototype)
    .map((key) => ({ place: `${place}.${key}`, message: 'every object has this name already. Choose another key.' }))
  const prototype: unknown = Object.getPrototypeOf(record)
  if (prototype === Object.prototype || prototype === null) return faults
  return [...faults, { place, message: 'it inherits entries. Make them its own keys.' }]
}
