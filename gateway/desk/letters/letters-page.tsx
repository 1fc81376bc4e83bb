export function Page() {
  return <h1>一函两书</h1>;
}
