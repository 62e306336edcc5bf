import { VERDICTS } from '@segment/actions-session/verdict'
import { linesUpTo, RANGES, type Bucket, type Range } from './buckets'

/** The place of the bars, in units of the drawing. It stretches to the width of the page; texts lie beside it. */
const WIDTH = 1000
const HEIGHT = 150

/** What became of events over time, as stacked bars. The figures are in a table beside it, so screen readers skip it. */
export function Plot({ buckets, range }: { buckets: Bucket[]; range: Range }) {
  const most = Math.max(...buckets.map((bucket) => heightOf(bucket, VERDICTS.length)))
  const lines = linesUpTo(most)
  const top = lines.at(-1)!
  const step = WIDTH / buckets.length
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
        {VERDICTS.map((verdict, index) => (
          <path
            key={verdict}
            data-verdict={verdict}
            d={buckets
              .map((bucket, place) => {
                const below = (heightOf(bucket, index) / top) * HEIGHT
                const height = (bucket[verdict] / top) * HEIGHT
                return height && `M${(place + 0.1) * step} ${HEIGHT - below}v${-height}h${step * 0.8}v${height}z`
              })
              .filter(Boolean)
              .join('')}
          />
        ))}
      </svg>
      <div className="plot-times">
        {buckets.map(({ start }, place) => {
          if (place % Math.ceil(buckets.length / 6) !== 0) return null
          return (
            <span key={start} style={{ left: `${(place / buckets.length) * 100}%` }}>
              {timeText(start, range)}
            </span>
          )
        })}
      </div>
    </div>
  )
}

/** How many events the first verdicts of a bar stand for. */
function heightOf(bucket: Bucket, verdicts: number): number {
  return VERDICTS.slice(0, verdicts).reduce((sum, verdict) => sum + bucket[verdict], 0)
}

function timeText(start: number, range: Range): string {
  const date = new Date(start)
  if (RANGES[range].of > RANGES.day.of) return date.toLocaleDateString('en', { month: 'short', day: 'numeric' })
  return date.toLocaleTimeString('en', { hour: '2-digit', minute: '2-digit', hour12: false })
}
