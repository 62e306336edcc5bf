/** The JSON Schema of values like this one. Everything that is there counts as required; the value itself is not kept. */
export function schemaOfValue(value: unknown): Record<string, unknown> {
  if (Array.isArray(value)) return { type: 'array', items: value.length > 0 ? schemaOfValue(value[0]) : {} }
  if (value === null) return { type: 'string', nullable: true }
  if (typeof value === 'object') {
    const entries = Object.entries(value as object)
    return {
      type: 'object',
      properties: Object.fromEntries(entries.map(([key, one]) => [key, schemaOfValue(one)])),
      required: entries.filter(([, one]) => one !== null).map(([key]) => key)
    }
  }
  if (typeof value === 'number') return { type: Number.isInteger(value) ? 'integer' : 'number' }
  return typeof value === 'string' ? { type: 'string', ...formatOf(value) } : { type: typeof value }
}

function formatOf(text: string): { format?: string } {
  if (/^\d{4}-\d\d-\d\d([T ]\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:?\d\d)?)?$/.test(text)) return { format: 'date-time' }
  if (/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(text)) return { format: 'email' }
  return /^https?:\/\/\S+$/.test(text) ? { format: 'uri' } : {}
}
