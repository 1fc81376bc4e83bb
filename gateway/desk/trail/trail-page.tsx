export function Page() {
  return <h1>留痕</h1>;
}
