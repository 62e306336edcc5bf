/** A place in a JSON text, which need not be complete or valid. */
export interface Place {
  /** The keys and positions that lead to the value, or to the object that gets a key. */
  path: (string | number)[]
  /** Whether a key of an object belongs here, or a value. */
  expects: 'key' | 'value'
  /** The keys that the object has, if a key belongs here. */
  keys: string[]
  /** Where the word at the place starts, and where it ends. */
  from: number
  to: number
}

interface Level {
  isList: boolean
  /** The key, or the position, of the value that comes next. */
  step: string | number
  keys: string[]
  expects: 'key' | 'value'
}

const TOKEN = /"(?:[^"\\\n]|\\.)*"?|[{}[\],:]|[^\s{}[\],:"]+/g

/** Finds out what belongs at an offset of a JSON text. */
export function placeAt(text: string, offset: number): Place {
  const levels: Level[] = []
  let place: Place | undefined
  let owner: Level | undefined
  for (const { 0: token, index } of text.matchAll(TOKEN)) {
    const end = index + token.length
    const isWord = !/^[{}[\],:]$/.test(token)
    if (!place && (index >= offset || (isWord && end >= offset))) {
      owner = levels.at(-1)
      place = placeIn(levels, index < offset ? index : offset, index < offset ? end : offset)
      // The word at the place is not one of the keys.
      if (index < offset) continue
    }
    // What follows only matters for the keys of the same object.
    if (place && (!owner || !levels.includes(owner))) break
    read(token, isWord, levels)
  }
  return place ?? placeIn(levels, offset, offset)
}

function placeIn(levels: Level[], from: number, to: number): Place {
  const { expects, keys } = levels.at(-1) ?? { expects: 'value' as const, keys: [] }
  const steps = levels.map(({ step }) => step)
  return { path: expects === 'key' ? steps.slice(0, -1) : steps, expects, keys, from, to }
}

function read(token: string, isWord: boolean, levels: Level[]): void {
  const level = levels.at(-1)
  if (token === '{') levels.push({ isList: false, step: '', keys: [], expects: 'key' })
  else if (token === '[') levels.push({ isList: true, step: 0, keys: [], expects: 'value' })
  else if (token === '}' || token === ']') levels.pop()
  else if (!level) return
  else if (token === ',' && level.isList) level.step = Number(level.step) + 1
  else if (token === ',') level.expects = 'key'
  else if (token === ':') level.expects = 'value'
  else if (isWord && level.expects === 'key') {
    level.step = keyOf(token)
    level.keys.push(level.step)
  }
}

function keyOf(token: string): string {
  try {
    return String(JSON.parse(token))
  } catch {
    return token.replaceAll('"', '')
  }
}
