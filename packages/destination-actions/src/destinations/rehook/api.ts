/** Where Rehook takes all requests. */
export const API = 'https://api.rehook.ai'
