import { titleCase } from '../scaffold/names'

/** Words that a label has in capitals. */
const CAPITALS = /\b(Id|Url|Uri|Api|Ip|Sku|Sms|Html|Utm|Uuid|Http|Json|Csv|Crm|Seo)\b/g

/** A name of a document as a label: `contact_id` and `contactId` give `Contact ID`. */
export function labelOf(name: string): string {
  const label = titleCase(name).replace(CAPITALS, (word) => word.toUpperCase())
  return label || name
}

/** The most characters of a description: more is not read in a form. */
const LONGEST = 300

/**
 * A description of a document as one that a form can show: one paragraph without markup that a form would show as it is,
 * cut at the end of a sentence where it is long, and never broken off.
 */
export function descriptionOf(text: string | undefined, fallback: string): string {
  const paragraph = (text ?? '')
    .replace(/<\/?[a-z][a-z0-9]*(\s[^<>]*)?\/?>/gi, ' ')
    .split(/\n\s*\n/)
    .map((part) => part.replace(/\s+/g, ' ').trim())
    .find((part) => part !== '' && !/^[#*\-|>`[]/.test(part))
  const short = shorten(paragraph ?? '').replace(/[\s.…,;:([{<]+$/u, '')
  if (short === '' || /\b(TODO|TBD|FIXME|lorem ipsum)\b/i.test(short)) return fallback
  const sentence = short.charAt(0).toUpperCase() + short.slice(1)
  return /[!?]$/.test(sentence) ? sentence : `${sentence}.`
}

function shorten(text: string): string {
  if (text.length <= LONGEST) return text
  const sentences = text.slice(0, LONGEST).match(/^.*[.!?](?=\s)/)
  return sentences?.[0] ?? text.slice(0, LONGEST).replace(/\s\S*$/, '')
}
