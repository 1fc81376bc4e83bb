import '../list/print.css';

export function Page() {
  return <article className="paper" />;
}
