import type { DeadLetterReport } from '@segment/actions-delivery'
import type { Exchange } from '../api'
import { Button, CopyButton, Outcome } from '../controls'
import { JsonView } from '../json'
import { ExchangeView } from '../trace'
import { momentText } from './state'

/** A dead letter: why the event was given up, the last request with its answer, and the event. */
export function DeadLetter({ letter, onReplay }: { letter: DeadLetterReport; onReplay: () => void }) {
  const { id, title, messageId, destination, subscription, source, receivedAt, failedAt } = letter
  const { code, scope, status, attempts, message, event, order } = letter
  const exchange = exchangeOf(letter)
  const now = new Date().toISOString()
  const facts: [string, string][] = [
    ['Destination', `${destination} / ${subscription}`],
    ['Source', source],
    ['Message ID', messageId],
    ['Accepted', momentText(receivedAt, now)],
    ['Given up', momentText(failedAt, now)],
    ['Attempts', String(attempts)],
    ...(order === null ? [] : ([['Order key', order]] as [string, string][]))
  ]
  return (
    <article className="letter" aria-label={`Dead letter ${id}`}>
      <div className="delivery-head">
        <h2>
          <bdi>{title || messageId}</bdi>
        </h2>
        <Button icon="redo" onClick={onReplay}>
          Replay this one
        </Button>
        <CopyButton text={JSON.stringify(event, undefined, 2)} label="Copy the event" />
      </div>
      <p className="letter-reason">
        <Outcome kind="failed">{code}</Outcome> {status}, about the {scope}: {message}
      </p>
      <dl className="letter-facts">
        {facts.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <h3>The last request and its answer</h3>
      {exchange ? (
        <ExchangeView exchange={exchange} isOpen />
      ) : (
        <p className="dim">There was no request: the event failed before one was made.</p>
      )}
      <h3>Event</h3>
      <JsonView value={event} label="Event" />
    </article>
  )
}

function exchangeOf({ sample }: DeadLetterReport): Exchange | undefined {
  if (!sample?.request) return undefined
  const { url, method = 'GET', headers, body = '' } = sample.request
  const { status, body: answer = '' } = sample.response
  return {
    request: { url, method, headers, body },
    response: { statusCode: status, statusMessage: '', headers: {}, body: parsed(answer) }
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return text
  }
}
