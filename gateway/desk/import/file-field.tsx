import { useRef, useState, type DragEvent } from 'react';
import { useTexts } from '../shell/language.ts';
import { importTexts } from './texts.ts';

/** Where a file is dropped or chosen. */
export function FileField({ reading, onFile }: { reading: boolean; onFile(file: File): void }) {
  const texts = useTexts(importTexts);
  const input = useRef<HTMLInputElement>(null);
  const [over, setOver] = useState(false);
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    const [file] = event.dataTransfer.files;
    if (file) onFile(file);
  };
  return (
    <>
      <button
        type="button"
        className={over ? 'drop over' : 'drop'}
        disabled={reading}
        onClick={() => input.current?.click()}
        onDragOver={(event) => (event.preventDefault(), setOver(true))}
        onDragLeave={() => setOver(false)}
        onDrop={drop}
      >
        <b>{reading ? texts.reading : texts.drop}</b>
        <span>{texts.formats}</span>
      </button>
      <input
        ref={input}
        type="file"
        accept=".xlsx,.xls,.csv"
        aria-label={texts.choose}
        tabIndex={-1}
        className="file"
        onChange={(event) => {
          const [file] = event.target.files ?? [];
          event.target.value = '';
          if (file) onFile(file);
        }}
      />
    </>
  );
}
