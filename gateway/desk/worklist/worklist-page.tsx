export function Page() {
  return <h1>待办</h1>;
}
