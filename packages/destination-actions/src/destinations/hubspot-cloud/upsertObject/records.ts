import { chunk } from '@segment/actions-core'
import type { RequestClient, SyncMode } from '@segment/actions-core'
import { batch, MOST_RECORDS } from '../api'
import type { CrmRecord, RecordInput } from '../api'
import { idKey } from './record-change'
import type { Group, RecordChange } from './record-change'

/** The property of every record that holds its record ID. It cannot be written. */
const RECORD_ID = 'hs_object_id'

/** Record IDs by the values of the ID field. */
export class RecordIds {
  private readonly ids = new Map<string, string>()
  private readonly idField: string

  constructor(idField: string) {
    this.idField = idField
  }

  /** Adds the records of an answer. */
  add(records: CrmRecord[] = []): void {
    for (const record of records) {
      const value = this.idField === RECORD_ID ? record.id : record.properties?.[this.idField]
      if (value) this.ids.set(idKey(this.idField, value), record.id)
    }
  }

  get(value: string): string | undefined {
    return this.ids.get(idKey(this.idField, value))
  }
}

/**
 * Adds or updates records.
 *
 * @param mode what to do with records that exist, and with those that do not. Default: `update`.
 * @returns the IDs of the records that were written
 */
export async function writeRecords(
  request: RequestClient,
  { objectType, idField, changes }: Pick<Group, 'objectType' | 'idField' | 'changes'>,
  mode: SyncMode = 'update'
): Promise<RecordIds> {
  const written = new RecordIds(idField)
  for (const part of chunk(changes, { count: MOST_RECORDS })) {
    if (mode === 'upsert' && idField !== RECORD_ID) {
      const { data } = await batch(request, objectType, 'upsert', {
        inputs: part.map((change) => upsertInput(idField, change.id, valuesOf(change)))
      })
      written.add(data?.results)
      continue
    }
    const found = await readRecords(
      request,
      objectType,
      idField,
      part.map(({ id }) => id)
    )
    const existing = part.filter(({ id }) => found.get(id) !== undefined)
    const others = part.filter(({ id }) => found.get(id) === undefined)
    if (mode !== 'add' && existing.length > 0) {
      const { data } = await batch(request, objectType, 'update', {
        inputs: existing.map((change) => ({ ...identity(idField, change.id), properties: valuesOf(change) }))
      })
      written.add(data?.results)
    }
    if (mode === 'add' && others.length > 0) {
      const { data } = await batch(request, objectType, 'create', {
        inputs: others.map((change) => ({ properties: { ...valuesOf(change), [idField]: change.id } }))
      })
      written.add(data?.results)
    }
  }
  return written
}

/** Finds records by the values of an ID field. Values that no record has are missing from the result. */
export async function readRecords(request: RequestClient, objectType: string, idField: string, values: string[]) {
  const ids = new RecordIds(idField)
  for (const part of chunk(values, { count: MOST_RECORDS })) {
    const { data } = await batch(request, objectType, 'read', {
      properties: [idField],
      ...(idField !== RECORD_ID && { idProperty: idField }),
      inputs: part.map((id) => ({ id }))
    })
    ids.add(data?.results)
  }
  return ids
}

/** Finds records by the values of an ID field, and creates those that do not exist. */
export async function findOrCreateRecords(
  request: RequestClient,
  objectType: string,
  idField: string,
  values: string[]
) {
  if (idField === RECORD_ID) return readRecords(request, objectType, idField, values)
  const ids = new RecordIds(idField)
  for (const part of chunk(values, { count: MOST_RECORDS })) {
    const { data } = await batch(request, objectType, 'upsert', { inputs: part.map((id) => upsertInput(idField, id)) })
    ids.add(data?.results)
  }
  return ids
}

function identity(idField: string, id: string): RecordInput {
  return idField === RECORD_ID ? { id } : { idProperty: idField, id }
}

/** The answer has the ID field only if it is among the properties that are written. */
function upsertInput(idField: string, id: string, values: object = {}): RecordInput {
  return { idProperty: idField, id, properties: { ...values, [idField]: id } }
}

function valuesOf({ properties, sensitive }: RecordChange) {
  return { ...properties, ...sensitive }
}
