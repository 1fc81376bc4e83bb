export function Page() {
  return <h1>案件</h1>;
}
