import type { DeadLetterReport, Overview, PauseNames, PauseReport } from '@segment/actions-delivery'
import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { get, queryClient, send } from '../api'
import { RANGES, type Range } from '../overview'

/** The answer of `GET /api/delivery`. */
export type DeliveryAnswer = Overview & {
  /** The name of the store. */
  store: string
}

/** Which dead letters, as the address of the page has it. Parts that are absent match everything. */
export interface LetterFilter {
  destination?: string
  code?: string
  /** An age, such as `1h`. */
  since?: string
}

/** How often the overview is read again, in milliseconds. It counts what waits, so not too often. */
const READ_AGAIN_MS = 10_000

/** What a delivery did within a range of time, and how it stands. */
export function useDelivery(range: Range) {
  const { of, bar } = RANGES[range]
  return useQuery({
    queryKey: ['delivery', 'overview', range],
    queryFn: ({ signal }) =>
      get<DeliveryAnswer>(`/delivery?minutes=${of / 60_000}&span=${Math.min(bar, of) / 60_000}`, signal),
    refetchInterval: READ_AGAIN_MS,
    placeholderData: keepPreviousData
  })
}

/** Dead letters, page after page, the newest first. */
export function useDeadLetters(filter: LetterFilter) {
  return useInfiniteQuery({
    queryKey: ['delivery', 'dead', filter],
    queryFn: ({ pageParam, signal }) => {
      const query = new URLSearchParams({ ...filter, ...(pageParam > 0 && { before: String(pageParam) }) })
      return get<{ letters: DeadLetterReport[]; isAll: boolean }>(`/delivery/dead?${query}`, signal)
    },
    initialPageParam: 0,
    getNextPageParam: ({ letters, isAll }) => (isAll ? undefined : letters.at(-1)?.id)
  })
}

/** Delivers dead letters again. @returns how many */
export async function replayLetters(filter: LetterFilter & { ids?: number[] }): Promise<number> {
  const all = Object.keys(filter).length === 0
  const { replayed } = await send<{ replayed: number }>('POST', '/delivery/replay', all ? { all } : filter)
  await readAgain()
  return replayed
}

/** Pauses a destination or a subscription. */
export async function pause(names: PauseNames & { reason: string }): Promise<void> {
  await send<PauseReport>('POST', '/delivery/pause', names)
  await readAgain()
}

/** Ends the pauses of a destination or a subscription. */
export async function resume(names: PauseNames): Promise<void> {
  await send<PauseReport>('POST', '/delivery/resume', names)
  await readAgain()
}

/** Reads everything about the delivery again. */
export function readAgain(): Promise<void> {
  return queryClient.invalidateQueries({ queryKey: ['delivery'] })
}
