import { createServer } from 'node:http'

// A vendor in a process of its own, so that its CPU is not counted. It answers at once, or never if its argument is `hang`.

const hangs = process.argv[2] === 'hang'
const server = createServer((request, response) => {
  request.resume()
  if (hangs) return
  request.on('end', () => response.writeHead(200, { 'content-type': 'application/json' }).end('{}'))
})
server.listen(0, '127.0.0.1', () => process.send(server.address().port))
