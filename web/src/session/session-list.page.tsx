export function SessionListPage() {
  return <h1>Sessions</h1>;
}
