import { useParams } from 'wouter';
import { CaseFile } from './case-file.tsx';

export function Page() {
  const { code = '' } = useParams<{ code: string }>();
  return <CaseFile key={code} code={decodeURIComponent(code).toUpperCase()} />;
}
