export function AdministrationPage() {
  return <h1>Administration</h1>;
}
