import { supplierWords } from '@/components/ui/supplier-words';
import { useText } from '@/components/ui/text';
import type { InitiativeOverview } from '@/lib/domain/overview-types';
import { valueWords } from './value-words';

/** The first thing that is required and missing, and from whom it can come. */
export function NextStep({ initiative }: { initiative: InitiativeOverview }) {
  const translator = useText();
  const { t, locale } = translator;
  const first = initiative.nextMissing.find((criterion) => criterion.hard);
  const [item] = first?.missing ?? [];
  if (!first) {
    const gate = initiative.gates.find(({ phase }) => phase === initiative.phase);
    const isReady = initiative.status === 'active' && gate?.state === 'not_passed';
    return isReady ? <p className="next">{t('sidebar.path.ready')}</p> : null;
  }
  const what = item ? t(item.id, valueWords(item.values, locale)) : t(`criterion.${first.id}`);
  const who = supplierWords(item?.suppliedBy ?? first.suppliedBy, initiative.suppliers, translator);
  return (
    <p className="next">
      {t('sidebar.path.next', { what })}
      {'\u00a0'}
      <span className="soft">· {who}</span>
    </p>
  );
}
