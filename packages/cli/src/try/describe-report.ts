import type { SegmentEvent } from '@segment/actions-core'
import { VERDICT_WORDS, verdictOf } from '@segment/actions-session'
import type { EventOutcome, EventReport, Exchange, TryReport } from '@segment/actions-session'
import { indentLines, widthOf, wrapText } from '../terminal/lines'
import { clip, inline, paintFor, type Paint } from '../terminal/paint'
import { describeExplanation } from './describe-explanation'

/** The widest lines that are easy to read, and the narrowest that a report fits into, in columns. */
const [WIDEST, NARROWEST] = [100, 40]

/** Formats a report for stdout: as JSON, or as text that fits the terminal, with colours if it supports them. */
export function printReport(
  report: TryReport,
  { json = false, explain = false }: { json?: boolean; explain?: boolean },
  stdout: Pick<NodeJS.WriteStream, 'isTTY' | 'columns'> = process.stdout
): string {
  if (json) return JSON.stringify(report, undefined, 2)
  const width = Math.min(Math.max(widthOf(stdout), NARROWEST), WIDEST)
  return describeReport(report, { explain, width, paint: paintFor(stdout) }).join('\n')
}

/** How to write a report. */
export interface ReportStyle {
  /** Show trigger, fields and problems of each event, and requests and responses in full. */
  explain: boolean
  /** The width of a line in columns; at least 40. URLs and bodies are not cut. */
  width: number
  paint: Paint
}

const MODES: Record<TryReport['mode'], string> = {
  send: '',
  'dry-run': ', a dry run: nothing is sent',
  replay: ', answered from the recording'
}

/** Formats a report as lines of text for a terminal. */
export function describeReport(report: TryReport, style: ReportStyle): string[] {
  const { destination, action, mode, batch, events, unrecorded, madeUp, tokens, job } = report
  const count = events.length === 1 ? '1 event' : `${events.length} events`
  return [
    `${style.paint('bold', `${destination} ${action}`)}: ${count}${job ? ' in one job' : batch ? ' in one batch' : ''}${MODES[mode]}`,
    ...(madeUp ? wrapText(`Example values are used for these settings: ${madeUp.join(', ')}`, style.width) : []),
    ...(batch ? describeBatch(report, style) : events.flatMap((_, index) => describeEvent(events, index, mode, style))),
    ...describeMissing(events, style.width),
    ...unrecorded.flatMap((message) => ['', ...wrapText(message, style.width)]),
    ...(tokens === undefined ? [] : ['', describeTokens(tokens)]),
    ''
  ]
}

function describeEvent(events: EventReport[], index: number, mode: TryReport['mode'], style: ReportStyle): string[] {
  const { exchanges, outcome } = events[index]!
  return [
    ...describeHead(events, index, style),
    ...describeExchanges(exchanges, mode, style),
    ...spaced(describeOutcome(outcome, mode, style), style.explain || mode === 'dry-run')
  ]
}

function describeBatch({ events, exchanges, mode, job }: TryReport, style: ReportStyle): string[] {
  const results = events.flatMap(({ event, outcome }, index) => [
    `  ${index + 1}  ${nameOf(event)}`,
    ...indentLines(describeOutcome(outcome, mode, style), 5),
    ...(outcome.data === undefined || mode === 'dry-run'
      ? []
      : [clip(`     Answer: ${inline(outcome.data)}`, style.width)])
  ])
  return [
    ...(style.explain ? events.flatMap((_, index) => describeHead(events, index, style)) : []),
    ...describeExchanges(exchanges, mode, style),
    ...(job?.jobId === undefined
      ? []
      : ['', ...wrapText(`${style.paint('bold', 'Job')}  ${job.jobId}: ${job.states.join(', ')}`, style.width)]),
    '',
    style.paint('bold', 'Results'),
    ...results
  ]
}

function describeHead(events: EventReport[], index: number, style: ReportStyle): string[] {
  const { event, ...explanation } = events[index]!
  const number = events.length > 1 ? `Event ${index + 1} of ${events.length}` : 'Event'
  const head = ['', style.paint('bold', clip(`${number}: ${nameOf(event)}`, style.width))]
  return style.explain ? [...head, '', ...describeExplanation(explanation, style.width, style.paint)] : head
}

function nameOf({ type, event, name }: SegmentEvent): string {
  const own = event ?? name
  return own === undefined ? (type ?? 'without a type') : `${type} '${own}'`
}

function describeExchanges(exchanges: Exchange[], mode: TryReport['mode'], style: ReportStyle): string[] {
  // The requests are what a dry run is for.
  const inFull = style.explain || mode === 'dry-run'
  return exchanges.flatMap((exchange, index) =>
    inFull
      ? describeFully(exchange, exchanges.length > 1 ? ` ${index + 1}` : '', mode, style)
      : [describeShortly(exchange)]
  )
}

function describeShortly({ request, response }: Exchange): string {
  return `  ${request.method} ${request.url}  ${statusOf(response)}`
}

function describeFully(
  { request, response }: Exchange,
  number: string,
  mode: TryReport['mode'],
  { paint }: ReportStyle
): string[] {
  const answer =
    mode === 'dry-run'
      ? []
      : [
          '',
          `${paint('bold', `Response${number}`)}  ${statusOf(response)}`,
          ...describeMessage(response.headers, response.body)
        ]
  return [
    '',
    `${paint('bold', `Request${number}`)}  ${request.method} ${request.url}`,
    ...describeMessage(request.headers, request.body),
    ...answer
  ]
}

function statusOf({ statusCode, statusMessage }: Exchange['response']): string {
  return statusCode === 0 ? `no response: ${statusMessage}` : `${statusCode} ${statusMessage}`.trim()
}

function describeMessage(headers: Record<string, string>, body: unknown): string[] {
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}`)
  return indentLines([...lines, ...(body === '' ? [] : ['', ...bodyLines(body)])], 2)
}

function bodyLines(body: unknown): string[] {
  if (typeof body !== 'string') return JSON.stringify(body, undefined, 2).split('\n')
  try {
    return JSON.stringify(JSON.parse(body), undefined, 2).split('\n')
  } catch {
    return body.split('\n')
  }
}

/** Adds an empty line after a long part. */
function spaced(lines: string[], afterLong: boolean): string[] {
  return afterLong ? ['', ...lines] : indentLines(lines, 2)
}

function describeOutcome(outcome: EventOutcome, mode: TryReport['mode'], { width, paint }: ReportStyle): string[] {
  const { stage, status, message = '', code, retry, retryAfterMs } = outcome
  if (stage === 'delivered') return [paint('green', mode === 'dry-run' ? 'It would be delivered.' : 'Delivered.')]
  const { verdict, reason = '' } = verdictOf(outcome)
  // The reason of other verdicts is the status, which follows.
  const why = verdict === 'discarded' ? ` (${reason.toLowerCase()})` : ''
  const sentence = `${VERDICT_WORDS[verdict]}${why}: ${message.replace(/([^.!?…])$/, '$1.')}`
  const wait = retryAfterMs === undefined ? 'when it chooses' : `after ${retryAfterMs / 1000} s`
  const again = retry ? `A host sends it again ${wait}` : 'A host does not send it again'
  const details = `${again} (status ${status}${code === undefined ? '' : `, ${code}`}).`
  return [...wrapText(sentence, width - 5).map((line) => paint('red', line)), ...wrapText(details, width - 5)]
}

/** Names the flags that map missing required fields, where events failed validation because of them. */
function describeMissing(events: EventReport[], width: number): string[] {
  const invalid = events.filter(({ outcome }) => outcome.stage === 'validation').flatMap(({ fields }) => fields)
  const missing = invalid.filter(({ required, origin }) => required === true && origin === null)
  const flags = [...new Set(missing.map(({ key }) => `--map ${key}=<value>`))]
  return flags.length > 0 ? ['', ...wrapText(`Map what is missing: ${flags.join(' ')}`, width)] : []
}

function describeTokens(tokens: NonNullable<TryReport['tokens']>): string {
  return tokens === 'saved'
    ? 'The tokens were refreshed and saved in the settings file.'
    : 'The tokens were refreshed but not saved: no settings file has them.'
}
