import type { GatewayMetadata } from '@nestjs/websockets';

/**
 * One Socket.IO server on the HTTP port. WebSocket only: long polling would need every request of a client to reach the same
 * node. What a client may send at once is a hundred places; what the server sends is not limited by it.
 */
export const SOCKETS: GatewayMetadata = {
  transports: ['websocket'],
  maxHttpBufferSize: 65_536,
  serveClient: false,
  pingInterval: 20_000,
  pingTimeout: 20_000,
};
