import { useMutation } from '@tanstack/react-query'
import { useId, useRef, useState, type FormEvent } from 'react'
import { keys, queryClient, send, type SettingsView as Stored } from '../api'
import { Button, EmptyState, Notice, showToast } from '../controls'
import { useCommands, useWorkbench, type Command } from '../workbench'
import { Authentication } from './authentication'
import { OAuth } from './oauth'
import { SettingField } from './setting-field'
import { problemOf, savedValues, settingsOf, type SettingValue } from './settings-form'
import './settings.css'

/** The settings of the destination: a form from the definition, the test of the account, and the OAuth login. */
export function SettingsView() {
  const { name, definition, settings, change } = useWorkbench()
  const [changes, setChanges] = useState<Record<string, SettingValue>>({})
  const form = useRef<HTMLFormElement>(null)
  const id = useId()
  const { authentication } = definition
  const shown = settingsOf(authentication?.fields ?? {}, settings, changes)
  const changed = Object.keys(changes)
  // Settings that are missing and have a default are saved with it.
  const canSave = changed.length > 0 || (settings.problems.length > 0 && Object.keys(savedValues(shown, {})).length > 0)
  const save = useMutation({
    mutationFn: () =>
      send<Stored>('PUT', `/destinations/${encodeURIComponent(name)}/settings`, {
        settings: savedValues(shown, changes)
      }),
    onSuccess: (stored) => {
      change({ settings: stored })
      setChanges({})
      showToast(`Saved in ${stored.file}.`)
      void queryClient.invalidateQueries({ queryKey: keys.destination(name) })
      void queryClient.invalidateQueries({ queryKey: keys.destinations })
    }
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (canSave) save.mutate()
  }
  const isOAuth = authentication?.scheme === 'oauth2' || authentication?.scheme === 'oauth-managed'
  const commands: Command[] = [
    { id: 'save-settings', title: 'Save settings', group: 'Settings', run: () => form.current?.requestSubmit() },
    {
      id: 'first-setting',
      title: 'Edit settings',
      group: 'Settings',
      run: () => form.current?.querySelector<HTMLElement>('input, button, textarea')?.focus()
    }
  ]
  useCommands(shown.length > 0 ? commands : [])

  if (!authentication || (shown.length === 0 && !isOAuth)) {
    return (
      <div className="settings">
        <h1>Settings</h1>
        <EmptyState title={`${definition.name} has no settings`}>
          What it needs, such as an address, is in the fields of each mapping.
        </EmptyState>
        {authentication?.hasTestAuthentication && <Authentication isSaved />}
      </div>
    )
  }
  return (
    <div className="settings">
      <header>
        <h1>Settings</h1>
        <p className="dim">
          Kept in <code>{settings.file}</code>, which git ignores and only you can read. Secrets never come back to this
          page.
        </p>
      </header>
      {isOAuth && <OAuth />}
      {shown.length > 0 && (
        <form ref={form} onSubmit={submit} aria-label="Settings" autoComplete="off">
          {shown.map((setting) => (
            <SettingField
              key={setting.key}
              id={`${id}-${setting.key}`}
              setting={setting}
              isChanged={setting.key in changes}
              problem={setting.key in changes ? undefined : problemOf(setting, settings.problems)}
              onChange={(value) =>
                setChanges((all) => withChange(all, setting.key, value, setting.isSecret ? undefined : setting.stored))
              }
              onReset={() => setChanges(({ [setting.key]: _, ...others }) => others)}
            />
          ))}
          {save.error && <Notice kind="failed">{save.error.message}</Notice>}
          <div className="settings-actions">
            <Button kind="primary" type="submit" disabled={!canSave || save.isPending}>
              Save settings
            </Button>
            {changed.length > 0 && (
              <Button kind="quiet" onClick={() => setChanges({})}>
                Discard changes
              </Button>
            )}
            <span className="dim" role="status">
              {changed.length === 0 ? '' : changed.length === 1 ? '1 change' : `${changed.length} changes`}
            </span>
          </div>
        </form>
      )}
      {authentication.hasTestAuthentication && <Authentication isSaved={changed.length === 0} />}
    </div>
  )
}

/** Adds a change, unless the value is what is stored. */
function withChange(
  changes: Record<string, SettingValue>,
  key: string,
  value: SettingValue,
  stored: SettingValue | undefined
): Record<string, SettingValue> {
  const { [key]: _, ...others } = changes
  return JSON.stringify(value) === JSON.stringify(stored ?? null) ? others : { ...others, [key]: value }
}
