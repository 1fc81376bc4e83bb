export function Page() {
  return <h1>导入</h1>;
}
