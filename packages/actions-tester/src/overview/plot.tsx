import { VERDICTS } from '@segment/actions-session/verdict'
import { useEffect, useRef } from 'react'
import type uPlot from 'uplot'
import { RANGES, type Bucket, type Range } from './buckets'

const HEIGHT = 180
const COLOURS = { delivered: 'delivered', retried: 'retried', failed: 'failed', discarded: 'line-strong' } as const

/** What became of events over time, as stacked bars. The figures are in a table beside it, so screen readers skip it. */
export function Plot({ buckets, range }: { buckets: Bucket[]; range: Range }) {
  const frame = useRef<HTMLDivElement>(null)
  const latest = useRef(buckets)
  const drawn = useRef<uPlot>(undefined)
  latest.current = buckets

  useEffect(() => {
    let isGone = false
    let stop = () => {}
    void Promise.all([import('uplot'), import('uplot/dist/uPlot.min.css')]).then(([{ default: Plotter }]) => {
      const element = frame.current
      if (isGone || !element) return
      const draw = () => {
        drawn.current?.destroy()
        drawn.current = new Plotter(optionsOf(Plotter, element, range), dataOf(latest.current), element)
      }
      draw()
      const sizes = new ResizeObserver(() => drawn.current?.setSize({ width: element.clientWidth, height: HEIGHT }))
      sizes.observe(element)
      // A canvas does not follow the colours of the page.
      const themes = new MutationObserver(draw)
      themes.observe(document.documentElement, { attributeFilter: ['data-theme'] })
      const scheme = matchMedia('(prefers-color-scheme: dark)')
      scheme.addEventListener('change', draw)
      stop = () => {
        sizes.disconnect()
        themes.disconnect()
        scheme.removeEventListener('change', draw)
        drawn.current?.destroy()
        drawn.current = undefined
      }
    })
    return () => {
      isGone = true
      stop()
    }
  }, [range])
  useEffect(() => drawn.current?.setData(dataOf(buckets)), [buckets])

  return <div ref={frame} className="plot" style={{ minHeight: HEIGHT }} aria-hidden="true" />
}

/** The heights of the stacked bars: the whole stack first, so that each shorter one is drawn over it. */
function dataOf(buckets: Bucket[]): uPlot.AlignedData {
  const stacks = VERDICTS.map((_, index) =>
    buckets.map((bucket) => VERDICTS.slice(0, index + 1).reduce((sum, verdict) => sum + bucket[verdict], 0))
  )
  return [buckets.map(({ start }) => start / 1000), ...stacks.toReversed()] as uPlot.AlignedData
}

function optionsOf(Plotter: typeof uPlot, element: HTMLElement, range: Range): uPlot.Options {
  const axis = { stroke: colourOf(element, 'text-dim'), font: `11px ${getComputedStyle(element).fontFamily}` }
  const lines = { stroke: colourOf(element, 'line'), width: 1 }
  const bars = Plotter.paths.bars!({ size: [0.8, 40], align: 1 })
  return {
    width: element.clientWidth,
    height: HEIGHT,
    legend: { show: false },
    cursor: { show: false },
    scales: {
      x: { range: (_, from, to) => [from, to + RANGES[range].bar / 1000] },
      y: { range: (_, __, most) => [0, Math.max(most, 1)] }
    },
    axes: [
      { ...axis, grid: { show: false }, ticks: lines, values: (_, splits) => splits.map((at) => timeText(at, range)) },
      {
        ...axis,
        grid: lines,
        ticks: { show: false },
        size: 44,
        incrs: [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 5000, 10_000, 100_000]
      }
    ],
    series: [
      {},
      ...VERDICTS.toReversed().map((verdict) => ({
        fill: colourOf(element, COLOURS[verdict]),
        width: 0,
        paths: bars,
        points: { show: false }
      }))
    ]
  }
}

function timeText(seconds: number, range: Range): string {
  const date = new Date(seconds * 1000)
  if (range === 'week') return date.toLocaleDateString('en', { month: 'short', day: 'numeric' })
  return date.toLocaleTimeString('en', { hour: '2-digit', minute: '2-digit', hour12: false })
}

/** A colour of the page, as a canvas understands it. */
function colourOf(element: HTMLElement, token: string): string {
  const probe = element.appendChild(document.createElement('span'))
  probe.style.color = `var(--${token})`
  const { color } = getComputedStyle(probe)
  probe.remove()
  return color
}
