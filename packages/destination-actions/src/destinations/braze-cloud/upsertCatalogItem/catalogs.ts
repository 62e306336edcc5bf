import { APIError } from '@segment/actions-core'
import type { DynamicFieldResponse, RequestClient } from '@segment/actions-core'
import { answerTo } from '../answer'
import { choicesFrom } from '../choices'
import type { Settings } from '../generated-types'

/** A column of a catalog. */
export interface Column {
  name: string
  type: string
}

interface Catalog {
  name: string
  fields: Column[]
}

/** https://www.braze.com/docs/api/endpoints/catalogs/catalog_management/synchronous/get_list_catalogs/ */
async function listCatalogs(request: RequestClient, { endpoint }: Settings): Promise<Catalog[]> {
  const { data } = await request<{ catalogs: Catalog[] }>(`${endpoint}/catalogs`)
  return data.catalogs
}

/** Lists the names of the catalogs. */
export function catalogChoices(request: RequestClient, settings: Settings): Promise<DynamicFieldResponse> {
  return choicesFrom(async () =>
    (await listCatalogs(request, settings)).map(({ name }) => ({ label: name, value: name }))
  )
}

/** Lists the columns of a catalog but for `id`, which has a field of its own. A catalog that is not there has none. */
export function columnChoices(
  request: RequestClient,
  settings: Settings,
  catalogName: string
): Promise<DynamicFieldResponse> {
  return choicesFrom(async () => {
    const catalogs = await listCatalogs(request, settings)
    const columns = catalogs.find(({ name }) => name === catalogName)?.fields ?? []
    return columns.filter(({ name }) => name !== 'id').map(({ name }) => ({ label: name, value: name }))
  })
}

/**
 * Makes a catalog. Its first column is `id`, as Braze demands. Source:
 * https://www.braze.com/docs/api/endpoints/catalogs/catalog_management/synchronous/post_create_catalog/
 *
 * @throws APIError with what Braze has against it
 */
export async function createCatalog(
  request: RequestClient,
  { endpoint }: Settings,
  { name, description, columns }: { name: string; description?: string; columns: Column[] }
): Promise<void> {
  const others = columns
    .filter((column) => column.name !== 'id')
    .map((column) => ({ name: column.name, type: column.type }))
  const fields = [{ name: 'id', type: 'string' }, ...others]
  const { ok, status, message, errors } = await answerTo(request, `${endpoint}/catalogs`, {
    method: 'post',
    json: { catalogs: [{ name, description, fields }] }
  })
  if (!ok) throw new APIError(errors[0]?.message ?? message, status)
}
