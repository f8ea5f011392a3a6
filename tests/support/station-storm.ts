import { WebSocket } from 'ws';

/** Many stations at once, each no more than its connection: they join, and count what they are sent. */
export async function stationStorm(
  origin: string,
  cookie: string,
  clinic: number,
  count: number,
): Promise<{ readonly joined: number; close(): void }> {
  const url = `${origin.replace('http', 'ws')}/socket.io/?EIO=4&transport=websocket`;
  const sockets: WebSocket[] = [];
  const joins = Array.from({ length: count }, (_, index) => {
    const ws = new WebSocket(url, { headers: { cookie } });
    sockets.push(ws);
    return new Promise<boolean>((resolve) => {
      const late = setTimeout(() => resolve(false), 60_000);
      const done = (joined: boolean) => {
        clearTimeout(late);
        resolve(joined);
      };
      ws.on('error', () => done(false));
      ws.on('close', () => done(false));
      ws.on('message', (data) => {
        const text = String(data);
        if (text.startsWith('0')) ws.send('40/station,');
        else if (text === '2') ws.send('3');
        else if (text.startsWith('40/station,')) {
          // Every other one comes back by a cursor.
          const watch = { clinic, ...(index % 2 === 0 ? {} : { cursor: 0 }) };
          ws.send(`42/station,1${JSON.stringify(['station:watch', watch])}`);
        } else if (text.startsWith('43/station,1')) done(text.includes('"ok":true'));
      });
    });
  });
  const joined = (await Promise.all(joins)).filter(Boolean).length;
  return {
    joined,
    close() {
      for (const ws of sockets) ws.terminate();
    },
  };
}
