import {
  AggregationTemporality,
  InMemoryMetricExporter,
  MeterProvider,
  PeriodicExportingMetricReader
} from '@opentelemetry/sdk-metrics'
import { Destination } from '..'
import { otelStats } from '../otel'
import { answering, definition, event, subscribed } from './text-destination'

it('delivers the metrics of deliveries to OpenTelemetry, with tags as attributes', async () => {
  const exporter = new InMemoryMetricExporter(AggregationTemporality.CUMULATIVE)
  const reader = new PeriodicExportingMetricReader({ exporter, exportIntervalMillis: 3_600_000 })
  const provider = new MeterProvider({ readers: [reader] })
  const statsContext = otelStats({ meter: provider.getMeter('test'), tags: ['region:eu:1', 'canary'] })
  const { transport } = answering({ status: 200 }, { status: 503 })
  const destination = new Destination(definition, { transport })

  await destination.onEvent(event, subscribed(), { statsContext })
  await destination.onEvent(event, subscribed(), { statsContext }).catch(() => {})
  await reader.forceFlush()

  const all = { region: 'eu:1', canary: true, partnerAction: 'send' }
  const points = exporter
    .getMetrics()
    .flatMap(({ scopeMetrics }) => scopeMetrics)
    .flatMap(({ metrics }) => metrics)
    .flatMap(({ descriptor: { name, unit }, dataPoints }) =>
      dataPoints.map(({ attributes, value }) => [
        name,
        unit,
        attributes,
        typeof value === 'number' ? value : (value as { count: number }).count
      ])
    )
    .filter(([name]) => String(name).startsWith('delivery.'))
  await provider.shutdown()
  expect(points).toEqual(
    expect.arrayContaining([
      ['delivery.requests', '', { ...all, status: '200' }, 1],
      ['delivery.requests', '', { ...all, status: '503' }, 1],
      ['delivery.request_ms', 'ms', { ...all, status: '200' }, 1],
      ['delivery.request_ms', 'ms', { ...all, status: '503' }, 1],
      ['delivery.delivered', '', all, 1],
      ['delivery.failed', '', { ...all, code: 'SERVICE_UNAVAILABLE', scope: 'destination' }, 1]
    ])
  )
  expect(points).toHaveLength(6)
})

it('has every part of the client of the reference', () => {
  const { statsClient } = otelStats()
  const { _name: nameOf, _tags: tagsOf } = statsClient
  expect(() => {
    statsClient.incr('a')
    statsClient.histogram('b')
    statsClient.set('c', 1)
    statsClient.observe({})
  }).not.toThrow()
  expect([nameOf('a'), tagsOf(['b'])]).toEqual(['a', ['b']])
})
