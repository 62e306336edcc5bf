/** Where Loops takes all requests: https://loops.so/docs/api-reference/intro */
export const API = 'https://app.loops.so/api/v1'
