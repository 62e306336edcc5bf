import { printed, type Run } from '../../__tests__/processes'

/** The address that a login asks to open. */
export function loginAddress(login: Run): Promise<string> {
  return printed(login, /http\S+[?&]response_type=\S+(?=\n)/)
}

/** Plays the browser: opens the address, presses the button, and follows to the last page. Returns its text. */
export async function pressInBrowser(address: string, decision: 'approve' | 'deny'): Promise<string> {
  const asked = await (await fetch(address)).text()
  if (!asked.includes(`value="${decision}"`)) throw new Error(`There is no button '${decision}': ${asked}`)
  const sent = await fetch(address, {
    method: 'POST',
    body: new URLSearchParams({ decision }),
    redirect: 'manual'
  })
  return (await fetch(sent.headers.get('location')!)).text()
}
