import { errorData, isMistake } from '@segment/actions-core'
import type { DynamicFieldItem, DynamicFieldResponse } from '@segment/actions-core'

/** Choices: one page, or all of them. */
type Choices = DynamicFieldItem[] | Pick<DynamicFieldResponse, 'choices' | 'nextPage'>

/**
 * Answers a dynamic field with the choices that a look-up finds. If the look-up fails, the answer has the error and no
 * choices, so that the form can show what is wrong. The error's `code` is the status of the vendor's response.
 *
 * @param lookUp requests the choices from the vendor; a bug in it throws
 * @param explain returns the message. Default: the message of the error.
 *
 * @example
 * ```ts
 * dynamicFields: {
 *   list_id: (request, { settings }) => choicesOf(async () => (await lists(request, settings)).map(toChoice))
 * }
 * ```
 */
export async function choicesOf(
  lookUp: () => Promise<Choices>,
  explain: (error: unknown) => string = (error) => errorData(error).message
): Promise<DynamicFieldResponse> {
  try {
    const found = await lookUp()
    return Array.isArray(found) ? { choices: found } : found
  } catch (error) {
    if (isMistake(error)) throw error
    return { choices: [], error: { message: explain(error), code: String(errorData(error).status) } }
  }
}
