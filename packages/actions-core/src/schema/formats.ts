import type { Ajv } from 'ajv'
import type { FormatsPlugin } from 'ajv-formats'

/**
 * Gives an ajv instance the formats that fields can have: those of ajv-formats, and
 * - `date-time` and `time`, where the time zone may be missing;
 * - `text`, any text;
 * - `date-like`, a date as people and programs write it, or a number of seconds since 1970 as text.
 */
export function addFormats(ajv: Ajv): void {
  const plugin = require('ajv-formats') as FormatsPlugin
  plugin(ajv)
  ajv.addFormat('date-time', plugin.get('iso-date-time'))
  ajv.addFormat('time', plugin.get('iso-time'))
  ajv.addFormat('text', true)
  ajv.addFormat('date-like', isDateLike)
}

function isDateLike(text: string): boolean {
  const dayjs = require('dayjs') as typeof import('dayjs')
  if (dayjs(text).isValid()) return true
  const seconds = Number(text)
  return String(seconds) === text && dayjs.unix(seconds).isValid()
}
