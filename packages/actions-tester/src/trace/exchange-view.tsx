import type { ReactNode } from 'react'
import type { Exchange } from '../api'
import { CopyButton, Outcome, Tabs, type OutcomeKind } from '../controls'
import { JsonView } from '../json'
import { curlOf, placeOfUrl, shownBody } from './request-text'
import { durationText } from './describe-result'

/** How a response is shown: an error that may pass, or one that stays. */
function kindOfStatus(status: number): OutcomeKind {
  if (status >= 200 && status < 400) return 'delivered'
  return status === 0 || status === 408 || status === 429 || status >= 500 ? 'retried' : 'failed'
}

/** A request and its response, as a line that opens. */
export function ExchangeView({ exchange, isOpen }: { exchange: Exchange; isOpen: boolean }) {
  const { request, response, time } = exchange
  const { host, path } = placeOfUrl(request.url)
  const status = response.statusCode === 0 ? 'No response' : String(response.statusCode)
  return (
    <details className="step" open={isOpen}>
      <summary>
        <span className="step-name mono">{request.method}</span>
        <span className="step-text mono" title={request.url}>
          {host}
          <span className="dim">{path}</span>
        </span>
        <Outcome kind={kindOfStatus(response.statusCode)}>{status}</Outcome>
        {time && <span className="step-time">{durationText(time.ms)}</span>}
      </summary>
      <div className="step-body">
        <Tabs
          label="Request and response"
          tabs={[
            {
              value: 'request',
              label: 'Request',
              content: (
                <Message
                  line={`${request.method} ${request.url}`}
                  headers={request.headers}
                  body={request.body}
                  action={<CopyButton text={curlOf(request)} label="Copy as curl" />}
                />
              )
            },
            {
              value: 'response',
              label: 'Response',
              content: (
                <Message
                  line={`${status} ${response.statusMessage}`.trim()}
                  headers={response.headers}
                  body={response.body}
                />
              )
            }
          ]}
        />
      </div>
    </details>
  )
}

function Message({
  line,
  headers,
  body,
  action
}: {
  line: string
  headers: Record<string, string>
  body: unknown
  action?: ReactNode
}) {
  const names = Object.keys(headers)
  return (
    <div className="message">
      <div className="message-line">
        <code>{line}</code>
        {action}
      </div>
      {names.length > 0 && (
        <details className="headers">
          <summary>
            {names.length} {names.length === 1 ? 'header' : 'headers'}
          </summary>
          <dl>
            {names.map((name) => (
              <div key={name}>
                <dt>{name}</dt>
                <dd>{headers[name]}</dd>
              </div>
            ))}
          </dl>
        </details>
      )}
      <Body body={body} contentType={headers['content-type']} />
    </div>
  )
}

function Body({ body, contentType }: { body: unknown; contentType?: string }) {
  const shown = shownBody(body, contentType)
  if ('json' in shown) return <JsonView value={shown.json} label="Body" />
  if (shown.text === '') return <p className="dim">No body.</p>
  return (
    <pre className="plain-body" tabIndex={0} role="region" aria-label="Body">
      <bdi>{shown.text}</bdi>
    </pre>
  )
}
