import { RetryableError } from '@segment/actions-core'
import { stringify } from 'csv-stringify/sync'
import type { Salesforce } from './api'

/**
 * The most bytes in one upload, so that it stays below 150 MB in base64:
 * https://developer.salesforce.com/docs/atlas.en-us.254.0.api_asynch.meta/api_asynch/datafiles_prepare_csv.htm
 */
export const MOST_BYTES = 100_000_000

/** What a job of the Bulk API does, and to which object. */
export interface Job {
  object: string
  operation: 'insert' | 'update' | 'upsert'
  /** The field that tells which record a row is about. Inserts have none. */
  idField?: string
}

/** A row of a job: the fields of a record, and its ID. */
export interface Row {
  record: Record<string, unknown>
  id?: string
}

/**
 * Runs a job of Bulk API 2.0: creates it, uploads the rows and closes it. Salesforce processes the rows afterwards, so a
 * successful answer does not mean that it accepted each of them.
 */
export async function runJob(salesforce: Salesforce, job: Job, rows: Row[]) {
  const id = await createJob(salesforce, job)
  try {
    await upload(salesforce, id, csvOf(rows, job.idField))
  } catch (error) {
    // An open job would wait for data that never comes. The error of the upload is the one to report.
    await closeJob(salesforce, id).catch(() => {})
    throw error
  }
  return closeJob(salesforce, id)
}

/** https://developer.salesforce.com/docs/atlas.en-us.api_asynch.meta/api_asynch/create_job.htm */
async function createJob(salesforce: Salesforce, { object, operation, idField }: Job): Promise<string> {
  const { data } = await salesforce<{ id?: string }>('/jobs/ingest', {
    method: 'post',
    json: { object, contentType: 'CSV', operation, externalIdFieldName: idField }
  })
  if (data?.id) return data.id
  throw new RetryableError('Salesforce answered the request for a bulk job without its ID.')
}

/** The page of the request that creates jobs names it. */
function upload(salesforce: Salesforce, jobId: string, csv: string) {
  return salesforce(`/jobs/ingest/${encodeURIComponent(jobId)}/batches`, {
    method: 'put',
    headers: { 'content-type': 'text/csv', accept: 'application/json' },
    body: csv
  })
}

/** https://developer.salesforce.com/docs/atlas.en-us.254.0.api_asynch.meta/api_asynch/close_job.htm */
function closeJob(salesforce: Salesforce, jobId: string) {
  return salesforce(`/jobs/ingest/${encodeURIComponent(jobId)}`, { method: 'patch', json: { state: 'UploadComplete' } })
}

/** What stands for no value: https://developer.salesforce.com/docs/atlas.en-us.254.0.api_asynch.meta/api_asynch/datafiles_prepare_csv.htm */
const NO_VALUE = '#N/A'

/**
 * Returns rows as CSV. The columns are all fields of all records, those of the last record first; the ID comes last. Values
 * are quoted, and a field that a record lacks is `#N/A`.
 */
export function csvOf(rows: Row[], idField?: string): string {
  const fields = new Set(rows.toReversed().flatMap(({ record }) => Object.keys(record)))
  if (idField) {
    // A record can have the field as well, so this moves the column to the end.
    fields.delete(idField)
    fields.add(idField)
  }
  const columns = [...fields]
  const lines = rows.map(({ record, id }) => columns.map((field) => cellOf(field === idField ? id : record[field])))
  return stringify(lines, {
    header: true,
    columns,
    cast: {
      string: (value, { header, index }) => ({
        value,
        quoted: !header && (value !== NO_VALUE || columns[index] === idField)
      })
    }
  })
}

function cellOf(value: unknown): string {
  if (value === undefined || value === null || value === '') return NO_VALUE
  return typeof value === 'object' ? JSON.stringify(value) : String(value)
}
