import { linesUpTo } from './bars'

/** The place of the bars, in units of the drawing. It stretches to the width of the page; texts lie beside it. */
const WIDTH = 1000
const HEIGHT = 150

/** Bars from this length on have dates below them, shorter ones the time of day; in milliseconds. */
const LONG_BAR = 21_600_000

/** What the bars of a plot show. */
interface Stack<Key extends string> {
  /** The bars, oldest first. `start` is in milliseconds since 1970. */
  bars: readonly ({ start: number } & Record<Key, number>)[]
  /** What is stacked, from below, each in a colour of the page. */
  stack: readonly { key: Key; colour: string }[]
  /** How long a bar is, in milliseconds. */
  barMs: number
}

/** Counts over time, as stacked bars. The figures are in a table beside it, so screen readers skip it. */
export function Plot<Key extends string>({ bars, stack, barMs }: Stack<Key>) {
  const heightOf = (bar: Record<Key, number>, count: number) =>
    stack.slice(0, count).reduce((sum, { key }) => sum + bar[key], 0)
  const lines = linesUpTo(Math.max(...bars.map((bar) => heightOf(bar, stack.length))))
  const top = lines.at(-1)!
  const step = WIDTH / bars.length
  return (
    <div className="plot" aria-hidden="true">
      <div className="plot-counts">
        {lines.map((count) => (
          <span key={count} style={{ bottom: `${(count / top) * 100}%` }}>
            {count.toLocaleString('en')}
          </span>
        ))}
      </div>
      <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} preserveAspectRatio="none">
        {lines.map((count) => (
          <path key={count} className="plot-line" d={`M0 ${HEIGHT * (1 - count / top)}h${WIDTH}`} />
        ))}
        {stack.map(({ key, colour }, index) => (
          <path
            key={key}
            fill={`var(--${colour})`}
            d={bars
              .map((bar, place) => {
                const below = (heightOf(bar, index) / top) * HEIGHT
                const height = (bar[key] / top) * HEIGHT
                return height && `M${(place + 0.1) * step} ${HEIGHT - below}v${-height}h${step * 0.8}v${height}z`
              })
              .filter(Boolean)
              .join('')}
          />
        ))}
      </svg>
      <div className="plot-times">
        {bars.map(({ start }, place) => {
          if (place % Math.ceil(bars.length / 6) !== 0) return null
          return (
            <span key={start} style={{ left: `${(place / bars.length) * 100}%` }}>
              {timeText(start, barMs)}
            </span>
          )
        })}
      </div>
    </div>
  )
}

function timeText(start: number, barMs: number): string {
  const date = new Date(start)
  if (barMs >= LONG_BAR) return date.toLocaleDateString('en', { month: 'short', day: 'numeric' })
  return date.toLocaleTimeString('en', { hour: '2-digit', minute: '2-digit', hour12: false })
}
