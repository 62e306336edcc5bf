/** What a backslash stands for between `$'` and `'`. */
const ESCAPES: Record<string, string> = { n: '\n', t: '\t', r: '\r' }

/** One piece of a word: quoted in one of three ways, a backslash with what follows, or plain. */
const PIECE = /\$'((?:[^'\\]|\\.)*)'|'([^']*)'|"((?:[^"\\]|\\.)*)"|\\(\r?\n|.)|([^\s'"\\$]+|\$)/gsy

/**
 * The words of a shell command, without its quotes (POSIX shell, 2.2 Quoting) and continued lines. Variables stay as they
 * are written. A quote that is not closed stands for itself.
 */
export function shellWords(command: string): string[] {
  const words: string[] = []
  let rest = command.trim()
  while (rest !== '') {
    const { word, length } = firstWord(rest)
    if (word !== undefined) words.push(word)
    rest = rest.slice(Math.max(length, 1)).trimStart()
  }
  return words
}

/** The word that the text begins with; none where only an escaped end of a line stands there. */
function firstWord(text: string): { word?: string; length: number } {
  const pieces: string[] = []
  PIECE.lastIndex = 0
  let end = 0
  for (let match = PIECE.exec(text); match; match = PIECE.exec(text)) {
    const [, ansi, single, double, escaped, plain] = match
    end = PIECE.lastIndex
    if (ansi !== undefined) pieces.push(ansi.replace(/\\(.)/gs, (_, letter: string) => ESCAPES[letter] ?? letter))
    else if (double !== undefined) pieces.push(double.replace(/\\(["\\$`])/g, '$1').replace(/\\\r?\n/g, ''))
    else if (escaped !== undefined) {
      if (!/^\r?\n$/.test(escaped)) pieces.push(escaped)
      else if (pieces.length === 0) return { length: end }
    } else pieces.push(single ?? plain ?? '')
  }
  return end === 0 ? { word: text[0], length: 1 } : { word: pieces.join(''), length: end }
}

/** Whether a header carries credentials. */
export function isCredentialHeader(name: string): boolean {
  return name.toLowerCase() === 'authorization' || isCredentialName(name.replace(/^x-/i, ''))
}

/** Whether a parameter carries credentials, by its name. */
export function isCredentialName(name: string): boolean {
  return /^((api|auth|access|app|secret|write|account)[-_]?)?(key|token|secret)$/i.test(name)
}
