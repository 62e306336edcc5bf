import { useMutation } from '@tanstack/react-query'
import { send, type AuthenticationAnswer } from '../api'
import { Button, Notice } from '../controls'
import { JsonView } from '../json'
import { useCommands, useWorkbench } from '../workbench'

/** Tests the stored settings with the vendor, and shows the requests. */
export function Authentication({ isSaved }: { isSaved: boolean }) {
  const { name, definition } = useWorkbench()
  const test = useMutation({
    mutationFn: () => send<AuthenticationAnswer>('POST', `/destinations/${encodeURIComponent(name)}/authenticate`)
  })
  useCommands([
    { id: 'test-authentication', title: 'Test authentication', group: 'Settings', run: () => test.mutate() }
  ])
  return (
    <section className="settings-part" aria-label="Test authentication">
      <h2>Test authentication</h2>
      <p className="dim">
        Sends a real request to {definition.name}, whatever the mode is, with the settings that are saved.
        {!isSaved && ' Save your changes first to test them.'}
      </p>
      <div>
        <Button onClick={() => test.mutate()} disabled={test.isPending}>
          {test.isPending ? 'Testing…' : 'Test authentication'}
        </Button>
      </div>
      {test.error && <Notice kind="failed">{test.error.message}</Notice>}
      {test.data && <Result {...test.data} name={definition.name} />}
    </section>
  )
}

function Result({ ok, error, exchanges, name }: AuthenticationAnswer & { name: string }) {
  return (
    <>
      <Notice kind={ok ? 'delivered' : 'failed'}>
        {ok ? `${name} accepts the settings.` : `${name} does not accept the settings. ${error ?? ''}`}
      </Notice>
      {exchanges.map(({ request, response }, index) => (
        <details key={index} className="exchange">
          <summary>
            <span className="mono">
              {request.method} {request.url}
            </span>
            <span className="mono">{response.statusCode}</span>
          </summary>
          <h3>Response</h3>
          <JsonView label="Response of the vendor" value={response.body} />
        </details>
      ))}
    </>
  )
}
