/** Where Canny takes all requests, each by POST with a JSON body: https://developers.canny.io/api-reference */
export const API = 'https://canny.io/api/v1'
