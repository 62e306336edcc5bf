/**
 * The browsers that Mixpanel tells apart, by the names that its JavaScript library reports. The first that fits counts,
 * because most browsers also name others: Edge names Chrome, and Chrome names Safari.
 *
 * Source: https://docs.mixpanel.com/docs/data-structure/property-reference/default-properties
 */
const browsers: [name: string, sign: RegExp, version: RegExp][] = [
  ['Opera Mini', /Opera Mini|OPR\/.*Mini/, /(?:Opera Mini|OPR)\/([\d.]+)/],
  ['Opera', / OPR\/|Opera/, /(?:OPR|Opera)\/([\d.]+)/],
  ['BlackBerry', /BlackBerry|PlayBook|BB10/, /(?:BlackBerry \d+|Version)\/([\d.]+)/],
  ['Internet Explorer Mobile', /IEMobile|WPDesktop/, /rv:([\d.]+)|IEMobile\/([\d.]+)/],
  ['Samsung Internet', /SamsungBrowser\//, /SamsungBrowser\/([\d.]+)/],
  ['Microsoft Edge', /Edge|Edg(?:A|iOS)?\//, /(?:Edge|Edg(?:A|iOS)?)\/([\d.]+)/],
  ['Facebook Mobile', /FBIOS/, /FBAV\/([\d.]+)/],
  ['UC Browser', /UCWEB|UCBrowser/, /(?:UCBrowser|UCWEB)\/?([\d.]+)/],
  ['Chrome iOS', /CriOS/, /CriOS\/([\d.]+)/],
  ['Firefox iOS', /FxiOS/, /FxiOS\/([\d.]+)/],
  ['Chrome', /Chrome/, /Chrome\/([\d.]+)/],
  ['Konqueror', /Konqueror/, /Konqueror[:/]([\d.]+)/],
  ['Android Mobile', /Android.*AppleWebKit/, /Android ([\d.]+)/],
  ['Mobile Safari', /Apple.*Mobile.*Safari|(?:iPhone|iPad).*Safari/, /Version\/([\d.]+)/],
  ['Safari', /Safari/, /Version\/([\d.]+)/],
  ['Firefox', /Firefox/, /Firefox\/([\d.]+)/],
  ['Internet Explorer', /MSIE|Trident\//, /(?:rv:|MSIE )([\d.]+)/],
  ['Mozilla', /Gecko\//, /rv:([\d.]+)/]
]

/**
 * Finds the browser in a user agent.
 *
 * @returns an empty name for an unknown browser, as Mixpanel's library reports it, and nothing without a user agent
 */
export function browserOf(userAgent: string | undefined): { name?: string; version?: string } {
  if (!userAgent) return {}
  const known = browsers.find(([, sign]) => sign.test(userAgent))
  if (!known) return { name: '' }
  const [name, , version] = known
  const found = version.exec(userAgent)
  return { name, version: found?.slice(1).find(Boolean) }
}
