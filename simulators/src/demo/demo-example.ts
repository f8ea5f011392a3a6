import { DEMO_CHANNEL } from './demo-clinic.ts';

/** A monitor of your own in five lines, to be pasted into a shell in the repository. One reading a second until Ctrl-C. */
export function demoExample(url: string, token: string): string {
  const address = `${url.replace(/^http/, 'ws')}/device/v1`;
  return [
    "npx node --input-type=module - <<'END'",
    `const ws = new WebSocket('${address}', { headers: { authorization: 'Bearer ${token}' } });`,
    'let seq = 0; const stream = crypto.randomUUID();',
    `const send = () => ws.send(JSON.stringify({ type: 'readings', id: ++seq, channel: '${DEMO_CHANNEL}', stream, seq, readings: [{ t: Date.now(), hr: 72, spo2: 97 }] }));`,
    'ws.onopen = () => setInterval(send, 1000);',
    'ws.onmessage = ({ data }) => console.log(data); ws.onclose = () => process.exit();',
    'END',
  ].join('\n');
}
