import { App, Button } from 'antd';
import { useTexts } from '../shell/language.ts';
import { onboardingTexts } from './texts.ts';

/** A command for the terminal, to be copied whole. */
export function Command({ text }: { text: string }) {
  const texts = useTexts(onboardingTexts);
  const { message } = App.useApp();
  const copy = async () => {
    await navigator.clipboard.writeText(text);
    message.success(texts.copied);
  };
  return (
    <p className="command">
      <code>{text}</code>
      <Button size="small" aria-label={`${texts.copy} ${text}`} onClick={() => void copy()}>
        {texts.copy}
      </Button>
    </p>
  );
}
