export function ChairPage() {
  return <h1>Chair</h1>;
}
