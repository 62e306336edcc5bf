import type { ReactNode } from 'react'
import { useLocation } from 'wouter'
import type { EventResult, FieldReport, FilterReport } from '../api'
import { Icon, Outcome, type IconName } from '../controls'
import { JsonView } from '../json'
import { addressOf } from '../workbench'
import { ExchangeView } from './exchange-view'
import type { ResultRow } from './rows'
import { describeResult, durationText } from './describe-result'

/** What happened to one event in one mapping, step by step. What went wrong is open. */
export function EventTrace({ row, destination }: { row: ResultRow; destination: string }) {
  const { result, exchanges, verdict, batch } = row
  const { filters, trigger, mappingError, problems, times, outcome } = result
  const { what, retry } = describeResult(result)
  const isDropped = outcome.stage === 'filter'
  const isFiltered = isDropped || outcome.stage === 'trigger'
  const isMapped = !isFiltered && mappingError === null
  const faulty = exchanges.findIndex(({ response }) => response.statusCode < 200 || response.statusCode >= 400)
  return (
    <div className="trace">
      <div className="verdict" data-kind={verdict}>
        <Outcome kind={verdict} />
        <div>
          <p>{what}</p>
          {retry && <p className="dim">{retry}</p>}
        </div>
      </div>
      {filters.length > 0 && (
        <Step
          name="Filters"
          isFine={!isDropped}
          text={isDropped ? 'drop the event' : filteredText(filters)}
          ms={times?.filters}
        >
          <ul className="problems">
            {filters.map((filter, index) => (
              <li key={index}>
                <span>{filter.name}</span>
                <span className="dim">{filterText(filter)}</span>
              </li>
            ))}
          </ul>
        </Step>
      )}
      {!isDropped && (
        <Step
          name="Trigger"
          isFine={!isFiltered}
          text={trigger ? (trigger.met ? 'matches' : 'does not match') : 'every event matches'}
          ms={times?.trigger}
        >
          {trigger && <Conditions trigger={trigger} />}
        </Step>
      )}
      {!isFiltered && (
        <Step
          name="Mapping"
          isFine={isMapped}
          text={isMapped ? mappedText(result.fields) : 'failed'}
          ms={times?.mapping}
        >
          {mappingError !== null && <p className="fault">{mappingError}</p>}
          <MappedFields fields={result.fields} {...{ destination, row }} />
        </Step>
      )}
      {isMapped && (
        <Step
          name="Validation"
          isFine={problems.length === 0}
          text={
            problems.length === 0 ? 'valid' : `${problems.length} ${problems.length === 1 ? 'problem' : 'problems'}`
          }
          ms={times?.validation}
        >
          {problems.length > 0 && (
            <ul className="problems">
              {problems.map(({ path, message }) => (
                <li key={path + message}>
                  <span>{message}</span>
                  <FieldLink {...{ destination, row }} field={fieldOfProblem(path, message)} />
                </li>
              ))}
            </ul>
          )}
        </Step>
      )}
      {batch !== undefined && exchanges.length > 0 && <p className="trace-note dim">Sent in batch {batch}.</p>}
      {exchanges.map((exchange, index) => (
        <ExchangeView key={index} exchange={exchange} isOpen={faulty < 0 ? exchanges.length === 1 : index === faulty} />
      ))}
      {exchanges.length === 0 && outcome.stage === 'delivered' && (
        <p className="trace-note dim">The action sent no request.</p>
      )}
      {outcome.data !== undefined && (
        <Step name="Result" isFine text="what the action returned">
          <JsonView value={outcome.data} label="Result" />
        </Step>
      )}
    </div>
  )
}

function filteredText(filters: readonly FilterReport[]): string {
  const count = filters.filter(({ removed }) => removed.length > 0).length
  if (count === 0) return 'change nothing'
  return `${count} ${count === 1 ? 'filter removes' : 'filters remove'} properties`
}

function filterText({ do: act, applied, removed }: FilterReport): string {
  if (!applied) return 'does not apply'
  if (act === 'drop') return 'drops the event'
  return removed.length === 0 ? 'removes nothing' : `removes ${removed.join(', ')}`
}

function Step({
  name,
  isFine,
  text,
  ms,
  children
}: {
  name: string
  isFine: boolean
  text: string
  ms?: number
  children?: ReactNode
}) {
  const icon: IconName = isFine ? 'check' : name === 'Trigger' || name === 'Filters' ? 'minus' : 'cross'
  const line = (
    <>
      <span className="step-name" data-fine={isFine}>
        <Icon name={icon} size={12} />
        {name}
      </span>
      <span className="step-text">{text}</span>
      {ms !== undefined && <span className="step-time">{durationText(ms)}</span>}
    </>
  )
  if (!children) return <div className="step step-line">{line}</div>
  return (
    <details className="step" open={!isFine}>
      <summary>{line}</summary>
      <div className="step-body">{children}</div>
    </details>
  )
}

function Conditions({ trigger }: { trigger: NonNullable<EventResult['trigger']> }) {
  return (
    <ul className="conditions">
      {trigger.conditions.map(({ depth, text, holds, path, actual }, index) => (
        <li key={index} style={{ paddingInlineStart: depth * 16 }}>
          <Icon name={holds ? 'check' : 'cross'} size={12} />
          <span className="sr-only">{holds ? 'holds' : 'does not hold'}</span>
          <code>{text}</code>
          {path !== undefined && (
            <span className="dim">{actual === undefined ? 'there is no value' : JSON.stringify(actual)}</span>
          )}
        </li>
      ))}
    </ul>
  )
}

function mappedText(fields: readonly FieldReport[]): string {
  const count = fields.filter(({ payload }) => payload !== undefined).length
  return `${count} ${count === 1 ? 'field has a value' : 'fields have values'}`
}

function MappedFields({ fields, ...place }: { fields: readonly FieldReport[]; destination: string; row: ResultRow }) {
  const shown = fields.filter(({ payload, mapped, error }) => (payload ?? mapped ?? error) !== undefined)
  return (
    <dl className="mapped">
      {shown.map(({ key, payload, mapped, changes, error }) => (
        <div key={key}>
          <dt>
            <FieldLink {...place} field={key} />
          </dt>
          <dd>
            {error === undefined ? (
              <code>{JSON.stringify(payload ?? mapped)}</code>
            ) : (
              <span className="fault">{error}</span>
            )}
            {changes.map(({ path, what }) => (
              <span key={path} className="dim">
                {path}: {what}
              </span>
            ))}
          </dd>
        </div>
      ))}
    </dl>
  )
}

/** The field that a problem is about: the first part of its path, or the field that it says is missing. */
function fieldOfProblem(path: string, message: string): string | undefined {
  const [first] = path.replace(/^\$\.?/, '').split(/[.[]/)
  return first || /missing the required field '([^']+)'/.exec(message)?.[1]
}

/** A link to a field of the mapping that was run. Without an id the mapping is not on the page, and this is a text. */
function FieldLink({ field, destination, row }: { field: string | undefined; destination: string; row: ResultRow }) {
  const [, navigate] = useLocation()
  const { id } = row.mapping.mapping
  if (field === undefined) return null
  if (id === undefined) return <code>{field}</code>
  const address = addressOf(destination, 'mappings', id)
  return (
    <button type="button" className="link mono" onClick={() => (navigate(address), void showField(field))}>
      {field}
    </button>
  )
}

/** How many frames to wait for the mapping to be shown. */
const MOST_FRAMES = 60

/** Scrolls to a field of the mapping, and focuses it, once it is shown. */
async function showField(field: string): Promise<void> {
  for (let frame = 0; frame < MOST_FRAMES; frame++) {
    await new Promise((resolve) => requestAnimationFrame(resolve))
    const element = document.querySelector(`[data-field="${CSS.escape(field)}"]`)
    if (!element) continue
    element.scrollIntoView({ block: 'center' })
    return element.querySelector<HTMLElement>('input, button, textarea')?.focus()
  }
}
