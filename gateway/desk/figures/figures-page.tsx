export function Page() {
  return <h1>统计</h1>;
}
