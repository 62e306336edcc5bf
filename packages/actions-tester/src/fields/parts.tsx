import type { ComponentType, ReactNode } from 'react'
import { IconButton } from '../controls'
import type { EditorProps } from './editing'

/** The editor of a value within another, handed in because the two contain each other. */
export interface PartProps {
  part: ComponentType<EditorProps>
}

/** One of the values within another. */
export interface PartOfValue extends EditorProps {
  /** What stands before it: the name of a property. */
  name?: ReactNode
  /** What is wrong with its name. */
  fault?: string
  /** The label of the button that removes it. Default: there is no button. */
  removal?: string
}

/** Values within another, one below the other, each with a button that removes it. */
export function PartList({
  parts,
  onRemove,
  part: Part
}: { parts: PartOfValue[]; onRemove: (index: number) => void } & PartProps) {
  return (
    <ol className="group-parts">
      {parts.map(({ name, fault, removal, ...editor }, index) => (
        <li key={index} className={name === undefined ? undefined : 'member'}>
          {name}
          <Part {...editor} />
          {removal !== undefined && <IconButton icon="close" label={removal} onClick={() => onRemove(index)} />}
          {fault !== undefined && <p className="field-error">{fault}</p>}
        </li>
      ))}
    </ol>
  )
}
