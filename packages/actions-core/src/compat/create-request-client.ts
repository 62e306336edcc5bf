export {
  createRequestClient,
  createRequestClient as default,
  type RequestClient,
  type ResponseError
} from '../http/client'
