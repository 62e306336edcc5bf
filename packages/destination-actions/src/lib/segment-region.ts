/**
 * Whether this process serves Segment's European region, Dublin; otherwise it is Oregon. Hosts say so by the
 * environment variable `AWS_REGION`, which is `eu-west-1` in Dublin. It is read at each call.
 *
 * Source of the regions: https://segment.com/docs/guides/regional-segment/
 */
export function isInEurope(): boolean {
  return process.env.AWS_REGION === 'eu-west-1'
}
