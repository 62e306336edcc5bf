/** The calls of Upollo's SDK that the destination makes: https://upollo.ai/docs/reference/client-libraries */
export interface Upollo {
  track: (user: {
    userId?: string
    userEmail?: string
    userPhone?: string
    userName?: string
    userImage?: string
    customerSuppliedValues?: Record<string, string>
  }) => Promise<unknown>
  checkEmail: (email: string) => Promise<{ company?: Company } | null | undefined>
}

/** What Upollo knows about a company. */
export interface Company {
  name?: string
  industry?: string
  companySize?: { employeesMin?: number; employeesMax?: number }
}

declare global {
  interface Window {
    /** What the script adds to the page. */
    upollo?: { UpolloClient: new (apiKey: string) => Upollo }
  }
}

/** The address of the SDK. */
export const SCRIPT = 'https://cdn.upollo.ai/web/0.2/bundle.min.js'
