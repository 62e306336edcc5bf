import { createRoot } from 'react-dom/client'
import { App } from './shell'

createRoot(document.getElementById('root')!).render(<App />)
