/**
 * Returns a page for the browser: a title and one paragraph, without scripts, and not cacheable.
 *
 * @param text shown as plain text, never as HTML
 * @param form trusted HTML to show below the text
 */
export function page(status: number, title: string, text: string, form = ''): Response {
  const html = `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>${escapeHtml(title)}</title>
<style>body { font: 1.1rem/1.5 system-ui, sans-serif; margin: 15vh auto; max-width: 34rem; padding: 0 1rem }</style>
<h1>${escapeHtml(title)}</h1>
<p>${escapeHtml(text)}</p>
${form}
</html>
`
  return new Response(html, {
    status,
    headers: {
      'content-type': 'text/html; charset=utf-8',
      'cache-control': 'no-store',
      'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'",
      // The URL of the page may contain a code. A form must say that it is from this server.
      'referrer-policy': form === '' ? 'no-referrer' : 'same-origin'
    }
  })
}

/** Escapes a text for HTML, also between double quotes. */
export function escapeHtml(text: string): string {
  const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }
  return text.replaceAll(/[&<>"']/g, (letter) => entities[letter]!)
}
