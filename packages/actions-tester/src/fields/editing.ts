import { createContext, useContext } from 'react'
import type { FieldForm } from './form'
import type { Slot } from './kinds'

/** What the parts of an editor need to know about where they are. */
export interface Surroundings {
  /** What the paths of variables start at: the sample event, or an element of a list in it. */
  source: unknown
  /** Asks the vendor for the choices of a dynamic field: its key, or `object.key`. */
  loadChoices: (field: string) => Promise<Choices>
  /** The paths of the dynamic fields of the action. */
  dynamicFields: readonly string[]
}

/** The choices of a dynamic field, or why there are none. */
export interface Choices {
  choices: { label: string; value: string; description?: string }[]
  error?: { message: string }
}

/** The surroundings of the editors below it. */
export const SurroundingsContext = createContext<Surroundings>({
  source: undefined,
  loadChoices: () => Promise.resolve({ choices: [] }),
  dynamicFields: []
})

/** Returns the surroundings of an editor. */
export function useSurroundings(): Surroundings {
  return useContext(SurroundingsContext)
}

/** What the editor of a form gets. */
export interface EditorProps<Form extends FieldForm = FieldForm> {
  form: Form
  onChange: (form: FieldForm) => void
  slot: Slot
  /** What is edited, for screen readers: `Message`, or `Message, otherwise`. */
  label: string
  /** The path in the payload: `user.id`. */
  place: string
  /** The id of the control, for the label of the field. Default: none. */
  id?: string
  /** The id of the text that describes the control. Default: none. */
  describedBy?: string
  isInvalid?: boolean
}
