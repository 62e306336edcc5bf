import { useMutation, useQuery } from '@tanstack/react-query'
import { useEffect, useId, useState, type FormEvent } from 'react'
import { ApiError, get, keys, queryClient, send, type LoginAnswer } from '../api'
import { Button, Field, Notice, showToast } from '../controls'
import { useCommands, useWorkbench } from '../workbench'

const PARTS = [
  { part: 'authorizeUrl', label: 'Authorization page', example: 'https://login.example.com/oauth/authorize' },
  { part: 'tokenUrl', label: 'Token endpoint', example: 'https://login.example.com/oauth/token' },
  { part: 'clientId', label: 'Client ID', example: undefined },
  { part: 'clientSecret', label: 'Client secret', example: undefined },
  { part: 'scope', label: 'Scopes', example: 'profile events' }
] as const

type Part = (typeof PARTS)[number]['part']

/** The OAuth connection: whether there are tokens, the login in the browser, and the refresh. */
export function OAuth() {
  const { name, definition, settings } = useWorkbench()
  const path = `/destinations/${encodeURIComponent(name)}`
  const [given, setGiven] = useState<Partial<Record<Part, string>>>({})
  const [isOpen, setOpen] = useState(false)
  const id = useId()
  const login = useQuery({
    queryKey: ['login', name],
    queryFn: ({ signal }) => get<LoginAnswer>(`${path}/login`, signal),
    refetchInterval: ({ state }) => (state.data?.state === 'waiting' ? 1000 : false)
  })
  const start = useMutation({
    mutationFn: () => send<LoginAnswer>('POST', `${path}/login`, given),
    onSuccess: (answer) => queryClient.setQueryData(['login', name], answer)
  })
  const refresh = useMutation({
    mutationFn: () => send<{ rotated: boolean }>('POST', `${path}/refresh`),
    onSuccess: ({ rotated }) => {
      showToast(rotated ? 'Saved a new access token and a new refresh token.' : 'Saved a new access token.')
      void queryClient.invalidateQueries({ queryKey: keys.destination(name) })
    }
  })
  const { state, address, client, error } = login.data ?? {}
  useEffect(() => {
    if (state === 'done') void queryClient.invalidateQueries({ queryKey: keys.destination(name) })
  }, [state, name])
  const hasTokens = settings.oauth.includes('access_token')
  const canRefresh = definition.authentication?.hasRefreshAccessToken && hasTokens
  useCommands([
    { id: 'log-in', title: hasTokens ? 'Log in again' : 'Log in', group: 'Settings', run: () => setOpen(true) },
    ...(canRefresh
      ? [{ id: 'refresh', title: 'Refresh tokens', group: 'Settings' as const, run: () => refresh.mutate() }]
      : [])
  ])
  const submit = (event: FormEvent) => {
    event.preventDefault()
    start.mutate()
  }
  const problems = start.error instanceof ApiError ? start.error.fields : {}
  return (
    <section className="settings-part" aria-label="OAuth">
      <h2>Connection</h2>
      <p>
        {hasTokens
          ? `Connected to ${definition.name} with OAuth.`
          : `Not connected. ${definition.name} needs an OAuth login.`}
      </p>
      <div className="settings-actions">
        <Button
          kind={hasTokens || isOpen ? 'normal' : 'primary'}
          aria-expanded={isOpen}
          onClick={() => setOpen(!isOpen)}
        >
          {hasTokens ? 'Log in again' : 'Log in'}
        </Button>
        {canRefresh && (
          <Button onClick={() => refresh.mutate()} disabled={refresh.isPending}>
            Refresh tokens
          </Button>
        )}
      </div>
      {refresh.error && <Notice kind="failed">{refresh.error.message}</Notice>}
      {isOpen && (
        <form onSubmit={submit} aria-label="Log in" autoComplete="off">
          <p className="dim">
            The page of your app at the provider has these. It needs the redirect address{' '}
            <code>http://127.0.0.1/callback</code> with any port.
          </p>
          {PARTS.map(({ part, label, example }) => (
            <Field
              key={part}
              id={`${id}-${part}`}
              label={label}
              isRequired={part !== 'scope' && part !== 'clientSecret'}
              hint={part === 'clientSecret' && login.data?.hasClientSecret ? 'set' : undefined}
              error={problems[part]}
            >
              {(attributes) => (
                <input
                  {...attributes}
                  className="input"
                  type={part === 'clientSecret' ? 'password' : 'text'}
                  autoComplete={part === 'clientSecret' ? 'new-password' : 'off'}
                  spellCheck={false}
                  placeholder={example}
                  value={given[part] ?? (part === 'clientSecret' ? '' : (client?.[part] ?? ''))}
                  onChange={({ target }) => setGiven({ ...given, [part]: target.value })}
                />
              )}
            </Field>
          ))}
          {start.error && Object.keys(problems).length === 0 && <Notice kind="failed">{start.error.message}</Notice>}
          <div>
            <Button kind="primary" type="submit" disabled={start.isPending}>
              Start login
            </Button>
          </div>
        </form>
      )}
      {state === 'waiting' && address && (
        <Notice>
          <a href={address} target="_blank" rel="noreferrer">
            Open the provider's page
          </a>{' '}
          and allow the access. This page goes on by itself.
        </Notice>
      )}
      {state === 'done' && <Notice kind="delivered">Logged in. The tokens are in {settings.file}.</Notice>}
      {state === 'failed' && <Notice kind="failed">{error}</Notice>}
    </section>
  )
}
