/** Where Fullstory takes all requests: https://developer.fullstory.com/server/getting-started/ */
export const API = 'https://api.fullstory.com'

/** The address of a person in version 1 of the API: `customevent` or `customvars`. */
export function personUrl(userId: string, part: string): string {
  return `${API}/users/v1/individual/${encodeURIComponent(userId)}/${part}?integration=segment`
}
