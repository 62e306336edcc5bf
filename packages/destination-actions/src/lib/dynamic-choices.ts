import { errorData, isMistake } from '@segment/actions-core'
import type { DynamicFieldItem, DynamicFieldResponse } from '@segment/actions-core'

/** A page of choices, or all of them. */
type Choices = DynamicFieldItem[] | Pick<DynamicFieldResponse, 'choices' | 'nextPage'>

/**
 * Answers a dynamic field with the choices that a look-up finds. If the look-up fails, the answer has no choices and the
 * error, so that the form can show what is wrong: the status of the vendor's answer is its `code`.
 *
 * @param lookUp asks the vendor; a mistake in its code is thrown
 * @param explain makes the message. Default: the message of the error.
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
