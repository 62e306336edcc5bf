import type { MinimalInputField } from '@segment/actions-core'
import { format } from '../../files/format'
import { fieldInterface } from '../definition-types'

/** The property that a field becomes, without its doc comment. */
async function propertyOf(field: Partial<MinimalInputField>): Promise<string> {
  const source = await format(
    await fieldInterface('T', { a: { label: 'A', type: 'string', ...field } as MinimalInputField }),
    'ts'
  )
  return source.replace(/^export interface T \{\n {2}/, '').replace(/\n\}\n$/, '')
}

describe('fieldInterface', () => {
  it.each<[Partial<MinimalInputField>, string]>([
    [{ type: 'string' }, 'a?: string'],
    [{ type: 'text' }, 'a?: string'],
    [{ type: 'password' }, 'a?: string'],
    [{ type: 'number' }, 'a?: number'],
    [{ type: 'integer' }, 'a?: number'],
    [{ type: 'boolean' }, 'a?: boolean'],
    [{ type: 'datetime' }, 'a?: string | number'],
    [{ type: 'object' }, 'a?: {\n    [k: string]: unknown\n  }'],
    [{ required: true }, 'a: string'],
    [{ required: { conditions: [{ fieldKey: 'b', operator: 'is', value: 1 }] } }, 'a?: string'],
    [{ allowNull: true }, 'a?: string | null'],
    [{ type: 'datetime', allowNull: true }, 'a?: string | number | null'],
    [{ multiple: true }, 'a?: string[]'],
    [{ type: 'integer', multiple: true, required: true }, 'a: number[]'],
    [{ type: 'datetime', multiple: true }, 'a?: (string | number)[]'],
    [{ type: 'object', multiple: true }, 'a?: {\n    [k: string]: unknown\n  }[]'],
    [{ choices: ['x', "it's"] }, `a?: 'x' | "it's"`],
    [{ choices: ['x', 'y'], allowNull: true, required: true }, "a: 'x' | 'y' | null"],
    [{ choices: [{ label: 'X', value: 'x' }] }, "a?: 'x'"],
    [{ choices: [] }, 'a?: string'],
    [{ type: 'integer', choices: [{ label: 'One', value: 1 }] }, 'a?: 1'],
    [{ type: 'integer', choices: ['1'] }, 'a?: number'],
    [{ type: 'datetime', choices: ['2020'] }, 'a?: string | number'],
    [{ choices: ['x', 'y'], multiple: true }, 'a?: string[]'],
    [{ default: 'x', format: 'email', minimum: 1, maximum: 9 }, 'a?: string'],
    [
      { type: 'object', properties: { b: { label: 'B', type: 'datetime', required: true } } },
      'a?: {\n    b: string | number\n  }'
    ],
    [
      { type: 'object', additionalProperties: true, properties: { b: { label: 'B', type: 'string', choices: ['x'] } } },
      "a?: {\n    b?: 'x'\n    [k: string]: unknown\n  }"
    ],
    [
      {
        type: 'object',
        multiple: true,
        properties: { b: { label: 'B', type: 'object', properties: { c: { label: 'C', type: 'number' } } } }
      },
      'a?: {\n    b?: {\n      c?: number\n    }\n  }[]'
    ]
  ])('%j becomes %j', async (field, expected) => {
    await expect(propertyOf(field)).resolves.toBe(expected)
  })

  it('makes doc comments of descriptions, which cannot end the comment', async () => {
    const property = await propertyOf({ description: 'A field */ with\n`code`.' })
    expect(property).toBe('/**\n   * A field * / with\n   * `code`.\n   */\n  a?: string')
  })

  it.each(['title', 'enum', 'type', 'a-b', 'a b', "it's", '$ref', 'ä'])('takes the key %j as it is', async (key) => {
    const source = await fieldInterface('T', { [key]: { label: 'A', type: 'number' } })
    expect(source).toMatch(new RegExp(`^ *"?${key.replace('$', '\\$')}"?\\?: number`, 'm'))
  })

  it('is empty without fields', async () => {
    await expect(format(await fieldInterface('T', {}), 'ts')).resolves.toBe('export interface T {}\n')
  })
})
