/** The floor: a bare `ws` relay that passes every message to its clinic's screens, evaluates nothing, stores nothing. */

import { createServer as createHttpServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type WebSocket, WebSocketServer } from 'ws';

const WELCOME = JSON.stringify({
  type: 'welcome',
  protocol: 1,
  serverTime: 0,
  device: { id: 'relay', label: 'relay' },
  channels: [],
  committed: {},
});

const http = createHttpServer();
const sockets = new WebSocketServer({ server: http, perMessageDeflate: false });
const screens = new Map<string, Set<WebSocket>>();

function screensOf(clinic: string): Set<WebSocket> {
  const known = screens.get(clinic) ?? new Set<WebSocket>();
  screens.set(clinic, known);
  return known;
}

sockets.on('connection', (socket, request) => {
  const clinicOfScreen = new URL(request.url ?? '/', 'http://relay').searchParams.get('clinic');
  if (clinicOfScreen !== null) {
    screensOf(clinicOfScreen).add(socket);
    return;
  }
  // The load's token is its clinic.
  const clinic = (request.headers.authorization ?? '').replace('Bearer ', '');
  const audience = screensOf(clinic);
  socket.send(WELCOME);
  socket.on('message', (data) => {
    for (const screen of audience) screen.send(data, { binary: false });
  });
});

http.listen(0, '127.0.0.1', () => {
  process.send?.({ port: (http.address() as AddressInfo).port });
});
process.on('disconnect', () => process.exit());
