import type { MultiStatusResponse, ResultMultiStatusNode } from '@segment/actions-core'

/** The results of a response to many events as plain data. */
export function nodesOf(response: MultiStatusResponse): ResultMultiStatusNode[] {
  return response.getAllResponses().map((entry) => entry.value() as ResultMultiStatusNode)
}
