/** Where Pushwoosh takes the requests of Segment. It has no public reference; source: recorded requests. */
export const API = 'https://integration-segment.svc-nue.pushwoosh.com/integration-segment/v1'
