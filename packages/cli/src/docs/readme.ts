const BEGIN = '<!-- Made from the definition by `./bin/run docs`. Changes made by hand up to the end mark are lost. -->'
const END = '<!-- The end of what `./bin/run docs` makes. -->'

/**
 * The text of a destination's `README.md` with the page in it: in the place of the page that it had, or at its end. What
 * people wrote around it stays.
 *
 * @param old the text of the file; `undefined` when there is none, and the page then stands under the name
 */
export function readmeWith(page: string, name: string, old: string | undefined): string {
  const made = `${BEGIN}\n\n${page.trim()}\n\n${END}`
  if (old === undefined) return `# ${name}\n\n${made}\n`
  const [begin, end] = [old.indexOf(BEGIN), old.indexOf(END)]
  if (begin === -1 || end < begin) return `${old.trimEnd()}\n\n${made}\n`
  return old.slice(0, begin) + made + old.slice(end + END.length)
}
