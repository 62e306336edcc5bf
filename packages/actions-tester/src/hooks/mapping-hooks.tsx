import { useId, useState } from 'react'
import { send, type ActionManifest, type HookAnswer, type JSONObject, type Mode } from '../api'
import { Button, Dialog, Notice, showToast } from '../controls'
import { JsonView } from '../json'
import { ExchangeView } from '../trace'
import { readStored, useWorkbench, writeStored, type MappingDraft } from '../workbench'
import { hookInputs, inputValues, savedHook } from './hook-form'
import { choicesOf, HookInputField } from './hook-input'
import './hooks.css'

type Hook = ActionManifest['hooks'][string]

/** When a host runs each hook. */
const TITLES: Record<string, string> = {
  onMappingSave: 'When the mapping is saved',
  retlOnMappingSave: 'When a mapping of reverse ETL is saved'
}

/** The hooks of the action of the selected mapping: their inputs, a run of each, and what it adds to the mapping. */
export function MappingHooks() {
  const { mapping, definition } = useWorkbench()
  const action =
    mapping && (definition.actions[mapping.partnerAction] ?? definition.asyncActions[mapping.partnerAction])
  if (!action) return null
  return Object.entries(action.hooks).map(([key, hook]) => (
    <HookSection key={`${mapping.id} ${mapping.partnerAction} ${key}`} name={key} hook={hook} mapping={mapping} />
  ))
}

function HookSection({ name, hook, mapping: draft }: { name: string; hook: Hook; mapping: MappingDraft }) {
  const { name: destination, mode, script, changeMapping } = useWorkbench()
  const { id: mappingId, partnerAction, mapping } = draft
  const id = useId()
  const saved = savedHook(mapping, name)
  const place = `hook/${destination}/${mappingId}/${name}`
  const [values, setValues] = useState<JSONObject>(() => readStored<JSONObject>(place) ?? saved?.inputs ?? {})
  const [answer, setAnswer] = useState<{ of: HookAnswer; mode: Mode }>()
  const [isRunning, setRunning] = useState(false)
  const [hosts, setHosts] = useState<string>()
  const [failure, setFailure] = useState<string>()
  const inputs = hookInputs(hook.inputFields, values)
  const given = inputValues(inputs)
  const isChanged = saved !== undefined && JSON.stringify(saved.inputs ?? {}) !== JSON.stringify(given)

  const change = (key: string, value: unknown) => {
    const { [key]: _, ...others } = values
    const next = (value === undefined ? others : { ...others, [key]: value }) as JSONObject
    setValues(next)
    writeStored(place, next)
  }
  const call = (sending: Mode) =>
    send<HookAnswer>('POST', `/destinations/${encodeURIComponent(destination)}/hooks`, {
      action: partnerAction,
      hook: name,
      inputs: given,
      ...(saved && { earlier: saved }),
      mode: sending,
      script
    })
  const save = (value: JSONObject | undefined) => {
    const { [name]: _, ...others } = mapping
    changeMapping(mappingId, { mapping: (value === undefined ? others : { ...others, [name]: value }) as JSONObject })
  }
  const working = async (work: () => Promise<void>) => {
    setRunning(true)
    setFailure(undefined)
    await work().catch((error: Error) => setFailure(error.message))
    setRunning(false)
  }
  const run = () =>
    working(async () => {
      const of = await call(mode)
      setAnswer({ of, mode })
      if (of.error || mode === 'dry') return
      save({ inputs: given, ...(of.savedData !== undefined && { outputs: of.savedData as JSONObject }) } as JSONObject)
      writeStored(place, undefined)
    })
  /** Finds out by a dry run where the hook sends to, and asks. */
  const ask = () =>
    working(async () => {
      const { exchanges } = await call('dry')
      const all = exchanges.map(({ request: { url } }) => (URL.canParse(url) ? new URL(url).host : url))
      setHosts([...new Set(all)].join(', ') || 'the vendor')
    })
  const remove = () => {
    save(undefined)
    setAnswer(undefined)
    showToast(`Removed what '${hook.label}' saved.`, () => save(saved as JSONObject))
  }

  return (
    <section className="mapping-part hook" aria-labelledby={id}>
      <h2 id={id}>{TITLES[name] ?? name}</h2>
      <p>
        <strong>{hook.label}</strong> {hook.description}
      </p>
      {inputs.map((input) => (
        <HookInputField
          key={input.key}
          input={input}
          error={answer?.of.fields?.[input.key]}
          loadChoices={choicesOf(destination, { action: partnerAction, hook: name, hookInputs: given })}
          onChange={(value) => change(input.key, value)}
        />
      ))}
      <div className="hook-actions">
        <Button disabled={isRunning} onClick={() => void (mode === 'real' ? ask() : run())}>
          {isRunning ? 'Running' : `Run '${hook.label}'`}
        </Button>
        {saved && (
          <Button kind="quiet" onClick={remove}>
            Remove its outputs
          </Button>
        )}
      </div>
      <div aria-live="polite">
        {failure !== undefined && <Notice kind="failed">{failure}</Notice>}
        {answer && <Answer {...answer} />}
      </div>
      {saved && (
        <>
          <h3>Saved with the mapping</h3>
          {isChanged && (
            <Notice kind="retried">The inputs have changed since. Run it again to save new outputs.</Notice>
          )}
          {saved.outputs === undefined ? (
            <p className="dim">It returned no outputs.</p>
          ) : (
            <JsonView value={saved.outputs} label={`Outputs of ${hook.label}`} />
          )}
        </>
      )}
      <Dialog
        isOpen={hosts !== undefined}
        onClose={() => setHosts(undefined)}
        title={`Send to ${hosts ?? ''}?`}
        description={`This runs '${hook.label}' with your settings. The vendor processes its requests.`}
        footer={
          <>
            <Button onClick={() => setHosts(undefined)}>Cancel</Button>
            <Button
              kind="primary"
              onClick={() => {
                setHosts(undefined)
                void run()
              }}
            >
              Send
            </Button>
          </>
        }
      />
    </section>
  )
}

function Answer({ of: { error, successMessage, exchanges }, mode }: { of: HookAnswer; mode: Mode }) {
  return (
    <>
      {error && <Notice kind="failed">{error.message}</Notice>}
      {!error && mode === 'dry' && <Notice>Dry: nothing was sent, and nothing was saved with the mapping.</Notice>}
      {!error && mode !== 'dry' && (
        <Notice kind="delivered">{successMessage ?? 'The hook ended without an error.'}</Notice>
      )}
      {exchanges.map((exchange, index) => (
        <ExchangeView key={index} exchange={exchange} isOpen={false} />
      ))}
    </>
  )
}
