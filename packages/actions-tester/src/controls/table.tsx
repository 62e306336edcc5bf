import type { Key, ReactNode } from 'react'

/** A column of a {@link Table}. */
export interface Column<Row> {
  title: string
  cell: (row: Row) => ReactNode
  /** Figures go to the end. */
  align?: 'start' | 'end'
}

/** A table. For more than 100 rows use a virtual list. */
export function Table<Row>({
  label,
  columns,
  rows,
  keyOf
}: {
  /** What the rows are: screen readers read it. */
  label: string
  columns: Column<Row>[]
  rows: readonly Row[]
  keyOf: (row: Row, index: number) => Key
}) {
  return (
    <div className="table-frame" tabIndex={0} role="region" aria-label={label}>
      <table className="table" aria-label={label}>
        <thead>
          <tr>
            {columns.map(({ title, align }) => (
              <th key={title} scope="col" data-align={align}>
                {title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, index) => (
            <tr key={keyOf(row, index)}>
              {columns.map(({ title, align, cell }) => (
                <td key={title} data-align={align}>
                  {cell(row)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
