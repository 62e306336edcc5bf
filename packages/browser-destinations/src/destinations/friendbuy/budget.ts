/**
 * The most bytes that the script may have, compressed by gzip, besides the shared runtime. It does more than load the
 * SDK: it turns customers, orders and products into those of Friendbuy.
 */
export const budget = 1_600
