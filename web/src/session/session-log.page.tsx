export function SessionLogPage() {
  return <h1>Session log</h1>;
}
