export function Page() {
  return <h1>对账</h1>;
}
