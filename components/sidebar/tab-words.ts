import { isolated } from '@/components/ui/plain-text';
import type { Tone } from '@/components/ui/tones';
import type { InitiativeBrief } from '@/lib/domain/overview-types';
import type { Translator } from '@/lib/i18n/translator';
import type { PanelAnswer } from '@/lib/messaging/panel';
import { dueMetrics } from './due-metrics';

/** What the closed sidebar says: by shape and mark, and in its name by words. */
export type TabWords = {
  tone: Tone;
  linked: boolean;
  due: boolean;
  title: string;
  label: string;
  /** Said beside the closed tab, and not to be closed: in wider use than anybody permitted. */
  warning?: TabWarning;
};

/** What is not permitted, of which initiative and why, and the name of the button that it is. */
export type TabWarning = { says: string; about: string; label: string };

export function tabWords(answer: PanelAnswer | undefined, { t }: Translator): TabWords {
  const primary = answer?.primary;
  const uncleared = answer && findUncleared(answer);
  // A value is asked for where its evidence is: on a finished ticket. Elsewhere the panel and the shortcut have it.
  const due = answer?.workItem?.finished ? dueMetrics(answer).length : 0;
  const what = primary
    ? t('sidebar.tab.linked', { name: isolated(primary.name), rollout: t(`rollout.${primary.rollout}`) })
    : t('sidebar.tab.neutral');
  const title = due > 0 ? t('sidebar.tab.due', { what, due }) : what;
  return {
    tone: primary?.guidance.tone ?? 'neutral',
    linked: primary !== undefined,
    due: due > 0,
    title,
    label: t('sidebar.tab.open', { what: title }),
    ...(uncleared && { warning: warningWords(uncleared, { t }) }),
  };
}

/** The first of the initiatives here that is in wider use than permitted; one's own "hide here" does not silence it. */
function findUncleared(answer: PanelAnswer): Uncleared | undefined {
  const { primary, inherited, also, tied, hidden } = answer;
  const here = [primary, inherited?.initiative, ...also, ...tied];
  const found = here.find((one) => one?.notCleared);
  if (found?.notCleared) return { name: found.name, values: found.notCleared };
  return hidden?.notCleared && { name: hidden.initiativeName, values: hidden.notCleared };
}

type Uncleared = { name: string; values: NonNullable<InitiativeBrief['notCleared']> };

function warningWords({ name, values }: Uncleared, { t }: Pick<Translator, 't'>): TabWarning {
  const says = t('sidebar.banner');
  const cause = t('guidance.part.cause', values);
  const about = t('sidebar.banner.about', { name: isolated(name), cause });
  return { says, about, label: t('sidebar.tab.open', { what: `${says}. ${about}` }) };
}
