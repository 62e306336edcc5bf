/** An example: the calls of the SDK that the actions make. */
export interface Sdk {
  track: (event: string) => void
}

/** An example: the address of the SDK for a public key. */
export function scriptOf(publicKey: string): string {
  return `https://cdn.example.com/sdk.js?key=${encodeURIComponent(publicKey)}`
}

/** An example: the SDK, once its script has added it to the page. */
export function findSdk(): Sdk | undefined {
  return (window as Window & { exampleSdk?: Sdk }).exampleSdk
}
