export function Page() {
  return <h1>接入</h1>;
}
