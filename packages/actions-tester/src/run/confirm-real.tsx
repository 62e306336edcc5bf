import { useState, type ReactNode } from 'react'
import { send, type KeptRun } from '../api'
import { Button, Dialog, Notice } from '../controls'
import { exchangesOf, hostsOf } from '../trace'
import { runCallOf, useWorkbench, type RunOptions } from '../workbench'

/** The hosts that the person has agreed to, for each destination, until the page is loaded again. */
const agreed = new Map<string, Set<string>>()

/** What a real run would do. */
interface Plan {
  hosts: string[]
  requests: number
  events: number
}

/**
 * Asks before a real run: names the hosts, which a dry run finds out. Asks once for each host of a destination.
 *
 * @returns `confirm`, which resolves to whether to run, and the dialog to render
 */
export function useConfirmation(): { confirm: (options: RunOptions) => Promise<boolean>; dialog: ReactNode } {
  const workbench = useWorkbench()
  const [asked, setAsked] = useState<{ plan?: Plan; error?: string; answer: (isYes: boolean) => void }>()
  const ask = (question: { plan?: Plan; error?: string }) =>
    new Promise<boolean>((resolve) => {
      const answer = (isYes: boolean) => {
        setAsked(undefined)
        resolve(isYes)
      }
      setAsked({ ...question, answer })
    })

  const confirm = async (options: RunOptions) => {
    const hosts = agreed.get(workbench.name) ?? new Set()
    agreed.set(workbench.name, hosts)
    const call = { ...runCallOf(workbench, options), mode: 'dry' as const, keep: false }
    const path = `/destinations/${encodeURIComponent(workbench.name)}/run`
    let plan: Plan
    try {
      plan = planOf(await send<KeptRun>('POST', path, call))
    } catch (error) {
      return ask({ error: (error as Error).message })
    }
    if (plan.hosts.every((host) => hosts.has(host))) return true
    const isYes = await ask({ plan })
    if (isYes) for (const host of plan.hosts) hosts.add(host)
    return isYes
  }

  const { plan, error, answer } = asked ?? {}
  const dialog = (
    <Dialog
      isOpen={asked !== undefined}
      onClose={() => answer?.(false)}
      title={plan ? `Send to ${plan.hosts.join(', ')}?` : 'The run is not possible'}
      description={
        plan &&
        `This sends ${counted(plan.requests, 'request')} for ${counted(plan.events, 'event')}, with your settings. The vendor processes them.`
      }
      footer={
        <>
          <Button onClick={() => answer?.(false)}>Cancel</Button>
          {plan && (
            <Button kind="primary" onClick={() => answer?.(true)}>
              Send
            </Button>
          )}
        </>
      }
    >
      {error !== undefined && <Notice kind="failed">{error}</Notice>}
    </Dialog>
  )
  return { confirm, dialog }
}

function planOf(run: KeptRun): Plan {
  return { hosts: hostsOf(run), requests: exchangesOf(run).length, events: run.events.length }
}

function counted(count: number, word: string): string {
  return `${count} ${word}${count === 1 ? '' : 's'}`
}
