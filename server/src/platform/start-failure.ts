interface SystemError extends Error {
  readonly code?: string;
  readonly port?: number;
  readonly address?: string;
}

/** What to tell the person who started the server, and what to do about it. */
export function startFailure(error: unknown): string {
  if (!(error instanceof Error)) return `Chairside could not start: ${String(error)}`;
  const { code, port, address } = error as SystemError;
  switch (code) {
    case 'EADDRINUSE':
      return `Port ${port} is taken by another program on this machine. Stop that program, or choose another port: PORT=${(port ?? 8080) + 1} npm start (or npm run demo).`;
    case 'EACCES':
      return port === undefined
        ? `Chairside could not start: ${error.message}`
        : `This user may not listen on port ${port}. Choose one above 1023: PORT=8080 npm start.`;
    case 'EADDRNOTAVAIL':
      return `This machine has no address ${address}. Set HOST to one of its own.`;
    default:
      return `Chairside could not start: ${error.message}`;
  }
}
