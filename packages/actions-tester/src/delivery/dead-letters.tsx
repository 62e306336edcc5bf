import { useState, type ReactNode } from 'react'
import { useLocation, useSearchParams } from 'wouter'
import { Button, Dialog, EmptyState, ErrorState, Notice, Select, Skeleton } from '../controls'
import { DEAD_LETTERS, DELIVERY, useCommands } from '../workbench'
import { DeadLetter } from './dead-letter'
import { replayLetters, useDeadLetters, useDelivery, type LetterFilter } from './queries'
import { momentText } from './state'

const AGES = [
  { value: '', label: 'Any time' },
  { value: '1h', label: 'Last hour' },
  { value: '24h', label: 'Last day' },
  { value: '7d', label: 'Last week' }
]

/**
 * The events that were given up: a list with a filter, and the chosen one beside it.
 *
 * @param props.id the number of the dead letter that the address names
 */
export function DeadLetters({ id }: { id: string | undefined }) {
  const [search, setSearch] = useSearchParams()
  const [, navigate] = useLocation()
  const filter = filterOf(search)
  const { data, error, refetch, hasNextPage, fetchNextPage, isFetchingNextPage } = useDeadLetters(filter)
  const [isAsking, setAsking] = useState(false)
  const [report, setReport] = useState<ReactNode>()
  const letters = data?.pages.flatMap((page) => page.letters) ?? []
  const chosen = letters.find((letter) => String(letter.id) === id) ?? (id === undefined ? letters[0] : undefined)
  const place = chosen ? letters.indexOf(chosen) : -1
  const go = (letter: (typeof letters)[number] | undefined) =>
    letter && navigate(`${DEAD_LETTERS}/${letter.id}${search.size > 0 ? `?${search}` : ''}`)
  const replay = async (which: LetterFilter & { ids?: number[] }) => {
    setAsking(false)
    try {
      const replayed = await replayLetters(which)
      setReport(replayed === 1 ? 'One event is delivered again.' : `${replayed} events are delivered again.`)
    } catch (failure) {
      setReport(`Nothing is delivered again. ${(failure as Error).message}`)
    }
  }
  const change = (name: keyof LetterFilter, value: string) => {
    setReport(undefined)
    const next = new URLSearchParams(search)
    if (value) next.set(name, value)
    else next.delete(name)
    navigate(next.size > 0 ? `${DEAD_LETTERS}?${next}` : DEAD_LETTERS)
  }
  useCommands([
    {
      id: 'letter-j',
      title: 'Next dead letter',
      group: 'History',
      keys: 'j',
      isOnlyKey: true,
      run: () => go(letters[place + 1])
    },
    {
      id: 'letter-k',
      title: 'Previous dead letter',
      group: 'History',
      keys: 'k',
      isOnlyKey: true,
      run: () => go(letters[place - 1])
    },
    { id: 'letters-replay', title: 'Replay the dead letters that match', group: 'History', run: () => setAsking(true) }
  ])
  const isFiltered = Object.keys(filter).length > 0
  return (
    <div className="letters-view">
      <div className="delivery-head letters-head">
        <h1>Dead letters</h1>
        <FilterBar filter={filter} codes={letters.map(({ code }) => code)} onChange={change} />
        <Button kind="primary" icon="redo" disabled={letters.length === 0} onClick={() => setAsking(true)}>
          {isFiltered ? 'Replay all that match' : 'Replay all'}
        </Button>
      </div>
      {report !== undefined && (
        <Notice kind="info" action={<Button onClick={() => navigate(DELIVERY)}>Show the overview</Button>}>
          {report}
        </Notice>
      )}
      {error ? (
        <ErrorState title="The dead letters cannot be read" error={error} onRetry={() => void refetch()} />
      ) : !data ? (
        <Skeleton label="Loading the dead letters" rows={8} />
      ) : letters.length === 0 ? (
        <EmptyState
          title={isFiltered ? 'No dead letter matches' : 'No dead letters'}
          actions={isFiltered && <Button onClick={() => setSearch({})}>Show all</Button>}
        >
          {!isFiltered && 'Events that were given up are kept here, with the reason, the last request and its answer.'}
        </EmptyState>
      ) : (
        <div className="letters">
          <nav className="letters-list" aria-label="Dead letters">
            <ol>
              {letters.map((letter) => (
                <li key={letter.id}>
                  <button
                    type="button"
                    className="letter-line"
                    aria-current={letter === chosen ? 'true' : undefined}
                    onClick={() => go(letter)}
                  >
                    <span className="letter-title">
                      <bdi>{letter.title || letter.messageId}</bdi>
                    </span>
                    <code>{letter.code}</code>
                    <span className="dim letter-detail">
                      {letter.destination} / {letter.subscription},{' '}
                      {momentText(letter.failedAt, new Date().toISOString())}
                    </span>
                  </button>
                </li>
              ))}
            </ol>
            {hasNextPage && (
              <Button kind="quiet" disabled={isFetchingNextPage} onClick={() => void fetchNextPage()}>
                {isFetchingNextPage ? 'Loading' : 'Show older ones'}
              </Button>
            )}
          </nav>
          {chosen ? (
            <DeadLetter key={chosen.id} letter={chosen} onReplay={() => void replay({ ids: [chosen.id] })} />
          ) : (
            <EmptyState title={`Dead letter ${id} is not in this list`}>
              It was replayed or removed, is older than those that are listed, or does not match the filter.
            </EmptyState>
          )}
        </div>
      )}
      <Dialog
        isOpen={isAsking}
        onClose={() => setAsking(false)}
        title={isFiltered ? 'Replay the dead letters that match?' : 'Replay all dead letters?'}
        description={`${hasNextPage ? `More than ${letters.length} events` : letters.length === 1 ? 'One event' : `${letters.length} events`}${describeFilter(filter)}: each is delivered again to the subscription that it failed for, and to no other.`}
        footer={
          <>
            <Button onClick={() => setAsking(false)}>Cancel</Button>
            <Button kind="primary" onClick={() => void replay(filter)}>
              Replay
            </Button>
          </>
        }
      />
    </div>
  )
}

function filterOf(search: URLSearchParams): LetterFilter {
  const names = ['destination', 'code', 'since'] as const
  return Object.fromEntries(names.flatMap((name) => (search.get(name) ? [[name, search.get(name)]] : [])))
}

function describeFilter({ destination, code, since }: LetterFilter): string {
  const parts = [
    destination && `of ${destination}`,
    code && `with the code ${code}`,
    since && `given up in the ${AGES.find(({ value }) => value === since)?.label.toLowerCase() ?? `last ${since}`}`
  ]
  return parts
    .filter(Boolean)
    .map((part) => ` ${part}`)
    .join('')
}

function FilterBar({
  filter: { destination = '', code = '', since = '' },
  codes,
  onChange
}: {
  filter: LetterFilter
  codes: readonly string[]
  onChange: (name: keyof LetterFilter, value: string) => void
}) {
  const { data } = useDelivery('hour')
  const names = new Set([...(data?.destinations ?? []).map(({ id }) => id), ...(destination ? [destination] : [])])
  return (
    <>
      <Select
        label="Destination"
        value={destination}
        choices={[{ value: '', label: 'All destinations' }, ...[...names].map((id) => ({ value: id, label: id }))]}
        onChange={(value) => onChange('destination', value)}
      />
      <CodeInput key={code} code={code} codes={codes} onChange={(value) => onChange('code', value)} />
      <Select
        label="Given up"
        value={since}
        choices={
          AGES.some(({ value }) => value === since) ? AGES : [...AGES, { value: since, label: `Since ${since}` }]
        }
        onChange={(value) => onChange('since', value)}
      />
    </>
  )
}

/** A code, typed or chosen from those in the list. It holds with Enter, or when the focus goes on. */
function CodeInput({
  code,
  codes,
  onChange
}: {
  code: string
  codes: readonly string[]
  onChange: (value: string) => void
}) {
  const [text, setText] = useState(code)
  const apply = () => text.trim() !== code && onChange(text.trim())
  return (
    <>
      <input
        type="search"
        className="input letters-code"
        aria-label="Code"
        placeholder="Any code"
        list="letter-codes"
        value={text}
        onChange={({ target }) => setText(target.value)}
        onBlur={apply}
        onKeyDown={({ key }) => key === 'Enter' && apply()}
      />
      <datalist id="letter-codes">
        {[...new Set(codes)].map((each) => (
          <option key={each} value={each} />
        ))}
      </datalist>
    </>
  )
}
