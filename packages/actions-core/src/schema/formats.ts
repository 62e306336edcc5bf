import type { Ajv, Format } from 'ajv'
import type { FormatName, FormatsPlugin } from 'ajv-formats'

/** Formats in whose place others stand, which let the time zone be missing. */
const zoneless = new Map<string, FormatName>([
  ['date-time', 'iso-date-time'],
  ['time', 'iso-time']
])

/**
 * Gives an ajv instance the formats that fields can have: those of ajv-formats, and
 * - `date-time` and `time`, where the time zone may be missing;
 * - `text`, any text;
 * - `date-like`, a date as people and programs write it, or a number of seconds since 1970 as text.
 */
export function addFormats(ajv: Ajv): void {
  const plugin = require('ajv-formats') as FormatsPlugin
  plugin(ajv)
  for (const [name, standIn] of zoneless) ajv.addFormat(name, plugin.get(standIn))
  ajv.addFormat('text', true)
  ajv.addFormat('date-like', isDateLike)
}

type Test = (text: string) => boolean

const ownFormats = new Map<string, Test>([
  ['text', () => true],
  ['password', () => true],
  ['date-like', isDateLike]
])

/**
 * Gives the test that ajv makes of the texts of a format.
 *
 * @returns `undefined` for a format that {@link addFormats} does not know, and for one of numbers
 */
export function formatTest(name: string): Test | undefined {
  const own = ownFormats.get(name)
  if (own || name in Object.prototype) return own
  const plugin = require('ajv-formats') as FormatsPlugin
  try {
    return testOf(plugin.get((zoneless.get(name) ?? name) as FormatName))
  } catch {
    return undefined
  }
}

function testOf(format: Format): Test | undefined {
  if (format instanceof RegExp) return (text) => format.test(text)
  if (typeof format === 'function') return format
  if (typeof format !== 'object' || format.async || format.type === 'number') return undefined
  return testOf(format.validate as Format)
}

function isDateLike(text: string): boolean {
  // What ends in Z dayjs leaves to Date as well; most dates do, and are spared the loading of dayjs.
  if (/z$/i.test(text) && !Number.isNaN(Date.parse(text))) return true
  const dayjs = require('dayjs') as typeof import('dayjs')
  if (dayjs(text).isValid()) return true
  const seconds = Number(text)
  return String(seconds) === text && dayjs.unix(seconds).isValid()
}
