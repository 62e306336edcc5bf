import type { InputField } from '@segment/actions-core'
import { actionsOf } from './check'
import type { Check } from './check'

/** Every dynamic field has a handler that lists its choices, and every handler has a dynamic field. */
export const checkDynamicFields: Check = ({ definition }) =>
  actionsOf(definition).flatMap(({ place, value }) => {
    const handlers = handlerNames(value.dynamicFields)
    const dynamic = dynamicNames(value.fields)
    return [
      ...dynamic
        .filter(({ handledBy }) => !handledBy.some((name) => handlers.includes(name)))
        .map(({ name }) => ({
          place: `${place}.fields`,
          message: `'${name}' is dynamic, but "dynamicFields" has no function for it. Write one.`
        })),
      ...handlers
        .filter((name) => !dynamic.some(({ handledBy }) => handledBy.includes(name)))
        .map((name) => ({
          place: `${place}.dynamicFields`,
          message: `'${name}' is not a dynamic field. Mark the field with "dynamic: true".`
        }))
    ]
  })

/** Returns the names of handlers, sorted: `field`, `field.property`, `field.__keys__` or `field.__values__`. */
export function handlerNames(handlers: object = {}): string[] {
  return Object.entries(handlers)
    .flatMap(([key, handler]: [string, unknown]) =>
      typeof handler === 'object' && handler !== null ? Object.keys(handler).map((part) => `${key}.${part}`) : [key]
    )
    .toSorted()
}

/** Returns the dynamic fields and properties of an action, each with the possible names of its handler. */
function dynamicNames(fields: Record<string, InputField>): { name: string; handledBy: string[] }[] {
  return Object.entries(fields).flatMap(([key, field]) => [
    ...(field.dynamic ? [{ name: key, handledBy: [key, `${key}.__keys__`, `${key}.__values__`] }] : []),
    ...Object.entries(field.properties ?? {})
      .filter(([, property]) => property.dynamic)
      .map(([part]) => ({ name: `${key}.${part}`, handledBy: [`${key}.${part}`, `${key}.__values__`] }))
  ])
}
