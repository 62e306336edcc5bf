import { APIError, errorData } from '@segment/actions-core'
import type { ActionHookDefinition, RequestClient } from '@segment/actions-core'
import type { DependsOnConditions } from '@segment/actions-core/destination-kit/types'
import { choicesOf } from '../../../lib/dynamic-choices'
import { createCatalog, listCatalogs } from '../api'
import type { Settings } from '../generated-types'
import type { OnMappingSaveInputs, OnMappingSaveOutputs, Payload } from './generated-types'

const when = (operation: 'create' | 'select'): DependsOnConditions => ({
  match: 'all',
  conditions: [{ fieldKey: 'operation', operator: 'is', value: operation }]
})

/** Asks for the catalog when a mapping is saved: one that is there, or a new one. */
export const chooseCatalog: ActionHookDefinition<
  Settings,
  Payload,
  unknown,
  OnMappingSaveInputs,
  OnMappingSaveOutputs
> = {
  label: 'Choose a catalog',
  description: 'The catalog that items go to. Choose one of yours, or create a new one.',
  inputFields: {
    operation: {
      label: 'Operation',
      description: 'Whether to create a catalog or to choose one.',
      type: 'string',
      required: true,
      choices: [
        { label: 'Create a new catalog', value: 'create' },
        { label: 'Choose a catalog', value: 'select' }
      ]
    },
    selected_catalog_name: {
      label: 'Catalog',
      description: 'The catalog that items go to.',
      type: 'string',
      required: when('select'),
      depends_on: when('select'),
      dynamic: (request, { settings }) => catalogChoices(request, settings)
    },
    created_catalog_name: {
      label: 'Catalog Name',
      description: 'The name of the new catalog: letters, digits, hyphens and underscores, at most 250.',
      type: 'string',
      required: when('create'),
      depends_on: when('create')
    },
    description: {
      label: 'Catalog Description',
      description: 'What the new catalog is for, in at most 250 characters.',
      type: 'string',
      depends_on: when('create')
    },
    columns: {
      label: 'Catalog Columns',
      description: 'The columns of the new catalog. The column `id` is added by itself.',
      type: 'object',
      multiple: true,
      additionalProperties: true,
      defaultObjectUI: 'arrayeditor',
      required: when('create'),
      depends_on: when('create'),
      properties: {
        name: {
          label: 'Column Name',
          description: 'Letters, digits, hyphens and underscores, at most 250.',
          type: 'string',
          required: true
        },
        type: {
          label: 'Column Type',
          description: 'What the column holds.',
          type: 'string',
          required: true,
          choices: [
            { label: 'Text', value: 'string' },
            { label: 'Number', value: 'number' },
            { label: 'Time', value: 'time' },
            { label: 'Boolean', value: 'boolean' },
            { label: 'Object', value: 'object' },
            { label: 'List', value: 'array' }
          ]
        }
      }
    }
  },
  outputTypes: {
    catalog_name: {
      label: 'Catalog Name',
      description: 'The name of the catalog that items go to.',
      type: 'string',
      required: true
    }
  },
  performHook: async (request, { settings, hookInputs }) => {
    const {
      operation,
      selected_catalog_name = '',
      created_catalog_name = '',
      description,
      columns = []
    } = hookInputs ?? {}
    if (operation === 'select') return chosen(selected_catalog_name, 'Items go to')
    try {
      await createCatalog(request, settings, { name: created_catalog_name, description, columns })
    } catch (error) {
      const { message, code } = errorData(error)
      return { error: { message, code } }
    }
    return chosen(created_catalog_name, 'Created')
  }
}

function chosen(name: string, done: string) {
  return { successMessage: `${done} the catalog '${name}'.`, savedData: { catalog_name: name } }
}

function catalogChoices(request: RequestClient, settings: Settings) {
  return choicesOf(async () => {
    const catalogs = await listCatalogs(request, settings)
    if (catalogs.length === 0) throw new APIError('The account has no catalog. Create one first.', 404)
    return catalogs.map(({ name }) => ({ label: name, value: name }))
  })
}

/** Lists the columns of a catalog but for `id`, which has a field of its own. */
export function columnChoices(request: RequestClient, settings: Settings, catalogName: string | undefined) {
  return choicesOf(async () => {
    const catalogs = await listCatalogs(request, settings)
    const catalog = catalogs.find(({ name }) => name === catalogName)
    if (!catalog) throw new APIError('Braze does not have the catalog of the mapping. Choose another one.', 404)
    return catalog.fields.filter(({ name }) => name !== 'id').map(({ name }) => ({ label: name, value: name }))
  })
}
