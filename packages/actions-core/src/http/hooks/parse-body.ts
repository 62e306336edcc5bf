import type { AfterResponseHook } from '../options'
import type { ModifiedResponse } from '../response'

/** Adds `content`, the body's text, and `data`, what it says: parsed JSON where the response is declared as such. */
export const parseBody: AfterResponseHook = async (_request, _options, response) => {
  const content = await response.text()
  const isJson = response.headers.get('content-type')?.includes('application/json')
  const parsed: Pick<ModifiedResponse, 'content' | 'data'> = { content, data: isJson ? parseJson(content) : content }
  Object.assign(response, parsed)
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
