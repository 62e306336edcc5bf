/** Where UserMotion takes all requests. The vendor has no public reference; this is its integration for Segment. */
export const API = 'https://api.usermotion.com/v1'
