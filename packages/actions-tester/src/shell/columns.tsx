import { useEffect, useRef, useState, type ReactNode } from 'react'
import { useWorkbench } from '../workbench'

/** A place of the layout. On a narrow screen one of them is shown at a time. */
type Place = 'first' | 'main' | 'result'

/**
 * What there is, what it does, and what happens: three columns from 1,100 px, two from 700 px, and one with tabs below.
 *
 * @param props.mainTitle the name of the tab of the column in the middle
 */
export function Columns({
  first,
  main,
  result,
  mainTitle
}: {
  first?: ReactNode
  main: ReactNode
  result: ReactNode
  mainTitle: string
}) {
  const { isRunning } = useWorkbench()
  const mapping = useWorkbench((workbench) => workbench.mapping?.id)
  const [place, setPlace] = useState<Place>('main')
  const shown = place === 'first' && !first ? 'main' : place
  useFollow(mapping, () => setPlace('main'))
  useFollow(isRunning || undefined, () => setPlace('result'))
  const titles: [Place, string][] = [
    ...(first ? [['first', 'Mappings'] as [Place, string]] : []),
    ['main', mainTitle],
    ['result', 'Event and result']
  ]
  return (
    <div className="columns" data-columns={first ? 3 : 2} data-shown={shown}>
      <div className="column-tabs" role="group" aria-label="Parts of the page">
        {titles.map(([each, title]) => (
          <button key={each} type="button" aria-pressed={each === shown} onClick={() => setPlace(each)}>
            {title}
          </button>
        ))}
      </div>
      {first && (
        <nav className="column column-first" aria-label="Mappings" tabIndex={-1}>
          {first}
        </nav>
      )}
      <main className="column column-main">{main}</main>
      <section className="column column-result" aria-label="Event and result">
        {result}
      </section>
    </div>
  )
}

/** Calls `onChange` when a value changes to another one, but not at first. */
function useFollow(value: unknown, onChange: () => void): void {
  const last = useRef(value)
  useEffect(() => {
    if (value === last.current) return
    last.current = value
    if (value !== undefined) onChange()
  }, [value])
}
