import { useEffect, useState } from 'react';
import { type PromptSettings, readPromptSettings, watchPromptSettings } from '@/lib/settings/local';

/** When prompts stay quiet in this browser, kept up to date with changes made elsewhere. */
export function usePromptSettings(): PromptSettings | undefined {
  const [settings, setSettings] = useState<PromptSettings>();
  useEffect(() => {
    let current = true;
    const read = () => readPromptSettings().then((next) => current && setSettings(next));
    void read();
    const unwatch = watchPromptSettings(() => void read());
    return () => {
      current = false;
      unwatch();
    };
  }, []);
  return settings;
}
