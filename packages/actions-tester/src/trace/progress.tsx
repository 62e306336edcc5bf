import { send, type RunningRun } from '../api'
import { Button, showToast } from '../controls'

/** How far a run is that is under way, and a button that cancels it. */
export function Progress({ destination, run }: { destination: string; run: RunningRun | undefined }) {
  const { id, done = 0, of = 0, step = '' } = run ?? {}
  const cancel = () =>
    void send('DELETE', `/destinations/${encodeURIComponent(destination)}/running/${encodeURIComponent(id!)}`).catch(
      (error: Error) => showToast(error.message)
    )
  return (
    <div className="progress">
      <progress aria-label="Progress of the run" value={done} max={Math.max(of, 1)} />
      <span className="progress-step">{step || 'Starting'}</span>
      {of > 1 && (
        <span className="dim">
          {done.toLocaleString('en')} of {of.toLocaleString('en')}
        </span>
      )}
      <Button kind="quiet" disabled={id === undefined} onClick={cancel}>
        Cancel
      </Button>
    </div>
  )
}
