import { Button } from 'antd';

export interface StepButtonsProps<Step extends string> {
  steps: readonly Step[];
  words: Record<Step, string>;
  /** What they are about, for whoever hears them read out. */
  about: string;
  onStep(step: Step): void;
}

/** The next acts as buttons. A click on one does not open the row as well. */
export function StepButtons<Step extends string>({ steps, words, about, onStep }: StepButtonsProps<Step>) {
  return (
    <span className="steps" onClick={(event) => event.stopPropagation()}>
      {steps.map((step, at) => (
        <Button
          key={step}
          size="small"
          data-step={step}
          type={at === 0 ? 'primary' : 'default'}
          ghost={at === 0}
          aria-label={`${words[step]} ${about}`}
          onClick={() => onStep(step)}
        >
          {words[step]}
        </Button>
      ))}
    </span>
  );
}
