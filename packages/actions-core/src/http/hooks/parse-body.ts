import type { ResponseDecorator } from '../options'
import { readText, type ModifiedResponse } from '../response'

/** Adds `content`, the body's text, and `data`, what it says: parsed JSON where the response is declared as such. */
export const parseBody: ResponseDecorator = {
  decorate(response, options) {
    // Nothing is cloned here. Hosts have these counters on their dashboards, and expect one of each for a response.
    const { statsClient } = (!options.skipResponseCloning && options.statsContext) || {}
    statsClient?.incr('before-response-clone', 1)
    const text = readText(response)
    const add = (content: string): void => {
      statsClient?.incr('after-response-clone', 1)
      const isJson = response.headers.get('content-type')?.includes('application/json')
      const parsed = response as ModifiedResponse
      parsed.content = content
      parsed.data = isJson ? parseJson(content) : content
    }
    return typeof text === 'string' ? add(text) : text.then(add)
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
