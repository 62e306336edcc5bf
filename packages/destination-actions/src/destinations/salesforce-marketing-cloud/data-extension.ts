import { HTTPError } from '@segment/actions-core'
import type { ActionHookDefinition, DependsOnConditions, ExecuteInput, RequestClient } from '@segment/actions-core'
import { choicesOf } from '../../lib/dynamic-choices'
import { createDataExtension, getDataExtension, listColumns, listDataExtensions, openSession, reasonOf } from './api'
import type { Session } from './api'
import type { OnMappingSaveInputs, OnMappingSaveOutputs } from './dataExtensionV2/generated-types'
import { listFolders } from './folders'
import type { Settings } from './generated-types'

/** What the hooks saved with a mapping, which also a form may send along in its payload. */
type Saved = Partial<Record<'onMappingSave' | 'retlOnMappingSave', { outputs?: Partial<OnMappingSaveOutputs> }>>

/** The ID of the data extension that was chosen when the mapping was saved. */
export function chosenId({ hookOutputs }: { hookOutputs?: Saved }): string | undefined {
  return hookOutputs?.onMappingSave?.outputs?.id ?? hookOutputs?.retlOnMappingSave?.outputs?.id
}

/** The names of the columns of the chosen data extension as choices: of primary keys, or of the others. */
function columnChoices(isPrimaryKey: boolean) {
  return async (request: RequestClient, input: ExecuteInput<Settings, unknown>) => {
    const id = chosenId(input) ?? chosenId({ hookOutputs: input.payload as Saved })
    if (!id) {
      const message = 'Choose or create a data extension first. Then this field offers its columns.'
      return { choices: [], error: { message, code: 'BAD_REQUEST' } }
    }
    const session = await openSession(request, input.settings)
    return choicesOf(async () => {
      const columns = await listColumns(request, input.settings, session, id)
      return columns
        .filter((column) => column.isPrimaryKey === isPrimaryKey)
        .map(({ name }) => ({ value: name, label: name }))
    }, reasonOf)
  }
}

/** The names of columns, for the fields `keys` and `values`. */
export const columnNames = {
  keys: { __keys__: columnChoices(true) },
  values: { __keys__: columnChoices(false) }
}

/** A condition on the answer to what the form asks first. */
function operationIs(operation: 'create' | 'select'): DependsOnConditions {
  return { match: 'all', conditions: [{ fieldKey: 'operation', operator: 'is', value: operation }] }
}

const isSendable: DependsOnConditions = {
  match: 'all',
  conditions: [{ fieldKey: 'isSendable', operator: 'is', value: true }]
}

/** Asks for the data extension of a mapping when it is saved: one that is there, or a new one. */
const chooseDataExtension: ActionHookDefinition<Settings, unknown, unknown, OnMappingSaveInputs, OnMappingSaveOutputs> =
  {
    label: 'Choose a data extension',
    description: 'The data extension that the rows go to. Choose one of yours, or create a new one.',
    inputFields: {
      operation: {
        label: 'Operation',
        description: 'Whether the rows go to a data extension that you have, or to a new one.',
        type: 'string',
        required: true,
        choices: [
          { label: 'Create a data extension', value: 'create' },
          { label: 'Select a data extension', value: 'select' }
        ]
      },
      dataExtensionId: {
        label: 'Data Extension',
        description: 'The data extension that the rows go to.',
        type: 'string',
        dynamic: async (request, { settings, page }) => {
          const session = await openSession(request, settings)
          return choicesOf(async () => {
            const { items, nextPage } = await listDataExtensions(request, settings, session, page)
            return { choices: items.map(({ id, name }) => ({ value: id, label: name })), nextPage }
          }, reasonOf)
        },
        depends_on: operationIs('select')
      },
      categoryId: {
        label: 'Folder',
        description: 'The folder for the new data extension.',
        type: 'string',
        dynamic: async (request, { settings }) => {
          const session = await openSession(request, settings)
          return choicesOf(async () => {
            const folders = await listFolders(request, session)
            return folders.map(({ ID, Name }) => ({ value: ID, label: Name }))
          }, reasonOf)
        },
        required: operationIs('create'),
        depends_on: operationIs('create')
      },
      name: {
        label: 'Name',
        description: 'The name of the new data extension. No other data extension may have it.',
        type: 'string',
        required: operationIs('create'),
        depends_on: operationIs('create')
      },
      description: {
        label: 'Description',
        description: 'What the new data extension is for.',
        type: 'string',
        depends_on: operationIs('create')
      },
      isSendable: {
        label: 'Sendable',
        description: 'Whether messages can be sent to the people in the new data extension.',
        type: 'boolean',
        depends_on: operationIs('create')
      },
      sendableCustomObjectField: {
        label: 'Sendable Column',
        description: 'The name of the column that identifies the subscriber of a row.',
        type: 'string',
        required: isSendable,
        depends_on: isSendable
      },
      sendableSubscriberField: {
        label: 'Subscriber Field',
        description: 'What the sendable column holds: the key or the ID of the subscriber.',
        type: 'string',
        choices: [
          { label: 'Subscriber key', value: '_SubscriberKey' },
          { label: 'Subscriber ID', value: '_SubscriberID' }
        ],
        required: isSendable,
        depends_on: isSendable
      },
      columns: {
        label: 'Columns',
        description: 'The columns of the new data extension.',
        type: 'object',
        multiple: true,
        additionalProperties: true,
        defaultObjectUI: 'arrayeditor',
        required: operationIs('create'),
        depends_on: operationIs('create'),
        properties: {
          name: { label: 'Name', description: 'The name of the column.', type: 'string', required: true },
          type: {
            label: 'Type',
            description: 'What the column holds.',
            type: 'string',
            required: true,
            choices: ['Text', 'Number', 'Date', 'Boolean', 'EmailAddress', 'Phone', 'Decimal', 'Locale'].map(
              (type) => ({
                label: type,
                value: type
              })
            )
          },
          isNullable: {
            label: 'Nullable',
            description: 'Whether a row may leave the column empty. A primary key may not.',
            type: 'boolean',
            required: true
          },
          isPrimaryKey: {
            label: 'Primary Key',
            description: 'Whether the column is a part of what identifies a row.',
            type: 'boolean',
            required: true
          },
          length: {
            label: 'Length',
            description: 'The longest text that the column can hold, or all digits of a decimal.',
            type: 'integer'
          },
          scale: { label: 'Scale', description: 'The digits of a decimal after its point.', type: 'integer' },
          description: { label: 'Description', description: 'What the column is for.', type: 'string' }
        }
      }
    },
    outputTypes: {
      id: { label: 'ID', description: 'The ID of the data extension.', type: 'string', required: true },
      name: { label: 'Name', description: 'The name of the data extension.', type: 'string', required: true }
    },
    performHook: async (request, { settings, hookInputs }) => {
      const session = await openSession(request, settings)
      return hookInputs?.operation === 'create'
        ? create(request, settings, session, hookInputs)
        : select(request, settings, session, hookInputs?.dataExtensionId)
    }
  }

/** The hooks of an action that writes to the data extension of its mapping. */
export const dataExtensionHooks = { retlOnMappingSave: chooseDataExtension, onMappingSave: chooseDataExtension }

async function select(request: RequestClient, settings: Settings, session: Session, chosen: string | undefined) {
  if (!chosen) return failed('Choose a data extension.')
  try {
    const { id, name } = await getDataExtension(request, settings, session, chosen)
    return { successMessage: `The rows go to the data extension "${name}".`, savedData: { id, name } }
  } catch (error) {
    if (!(error instanceof HTTPError)) throw error
    const message = `Marketing Cloud did not show the data extension ${chosen}: ${reasonOf(error)}`
    if (![401, 403].includes(error.response.status)) return failed(message)
    // Who may write rows need not be allowed to read the data extension, so the choice stays.
    return { savedData: { id: chosen, name: chosen }, error: { message, code: 'Authentication Error' } }
  }
}

async function create(request: RequestClient, settings: Settings, session: Session, inputs: OnMappingSaveInputs) {
  const { name, description, categoryId, isSendable, sendableCustomObjectField, sendableSubscriberField } = inputs
  const { columns = [] } = inputs
  try {
    const { status, data } = await createDataExtension(request, settings, session, {
      name,
      description,
      categoryId,
      isSendable,
      sendableCustomObjectField,
      sendableSubscriberField,
      fields: columns.map((column, ordinal) => ({
        name: column.name,
        type: column.type,
        isNullable: column.isNullable,
        isPrimaryKey: column.isPrimaryKey,
        length: column.length,
        scale: column.scale,
        description: column.description ?? '',
        ordinal,
        isTemplateField: false,
        isHidden: false,
        isReadOnly: false,
        isInheritable: false,
        isOverridable: false,
        mustOverride: false
      }))
    })
    if (status !== 201) return failed(`Marketing Cloud answered ${status} and did not create "${name}".`)
    return {
      successMessage: `Created the data extension "${data.name}".`,
      savedData: { id: data.id, name: data.name }
    }
  } catch (error) {
    if (!(error instanceof HTTPError)) throw error
    return failed(`Marketing Cloud did not create "${name}": ${reasonOf(error)}`)
  }
}

function failed(message: string) {
  return { error: { message, code: 'ERROR' } }
}
