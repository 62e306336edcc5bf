import { toFuzzyDate, withoutFalsy } from '../constituents'
import type { Payload } from './generated-types'

/**
 * Returns the gift of a constituent as Blackbaud accepts it:
 * https://developer.sky.blackbaud.com/docs/services/58bdd5edd7dcde06046081d6/operations/CreateGift
 */
export function toGift(payload: Payload, constituent_id: string) {
  const amount = { value: payload.amount }
  const date = payload.date || new Date().toISOString()
  return {
    ...withoutFalsy({
      constituency: payload.constituency,
      default_fundraiser_credits: payload.default_fundraiser_credits,
      default_soft_credits: payload.default_soft_credits,
      gift_code: payload.gift_code,
      gift_status: payload.gift_status,
      is_anonymous: payload.is_anonymous,
      lookup_id: payload.lookup_id,
      post_status: payload.post_status,
      post_date: payload.post_date || (goesToLedger(payload) && date),
      reference: payload.reference,
      subtype: payload.subtype,
      type: payload.type
    }),
    ...(payload.batch_number && { batch_number: payload.batch_number, batch_prefix: payload.batch_prefix || 'API' }),
    constituent_id,
    date,
    amount,
    gift_splits: [{ amount, fund_id: payload.fund_id }],
    payments: [paymentOf(payload)],
    acknowledgements: payload.acknowledgement && [acknowledgementOf(payload.acknowledgement)],
    receipts: payload.receipt && [receiptOf(payload.receipt)],
    linked_gifts: payload.type === 'RecurringGiftPayment' ? payload.linked_gifts : undefined,
    recurring_gift_schedule: payload.type === 'RecurringGift' ? payload.recurring_gift_schedule : undefined,
    // The gift was paid already, so Blackbaud must not charge anybody.
    is_manual: true
  }
}

/** Whether the gift was or will be posted to the general ledger, which needs a date for that. */
function goesToLedger({ post_status }: Payload): boolean {
  return Boolean(post_status) && post_status !== 'DoNotPost'
}

function paymentOf({ payment_method, check_number, check_date }: Payload) {
  if (payment_method !== 'PersonalCheck') return { payment_method }
  return { payment_method, ...withoutFalsy({ check_number, check_date: check_date && toFuzzyDate(check_date) }) }
}

/** A gift that still needs an acknowledgement has no date of it. */
function acknowledgementOf({ status, date }: NonNullable<Payload['acknowledgement']>) {
  if (!status || status === 'NEEDSACKNOWLEDGEMENT') return { status: 'NEEDSACKNOWLEDGEMENT' }
  return { status, ...withoutFalsy({ date }) }
}

/** Only a receipt that was issued has a date. */
function receiptOf({ status, date }: NonNullable<Payload['receipt']>) {
  return { status: status || 'NEEDSRECEIPT', ...(status === 'RECEIPTED' && withoutFalsy({ date })) }
}
