export { WebView } from './web-view'
