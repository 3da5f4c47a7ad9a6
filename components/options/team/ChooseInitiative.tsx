import { useMemo, useState } from 'react';
import { plainText } from '@/components/ui/plain-text';
import { useText } from '@/components/ui/text';
import type { OutputOf } from '@/lib/messaging/protocol';
import { ChooseField } from '../../pages/ChooseField';
import { STEP } from '../../pages/ShowMore';
import { TextField } from '../../pages/TextField';

type Listed = OutputOf<'listTeamInitiatives'>['initiatives'];

/** So many are chosen from without a search. */
const FEW = 15;

/** One initiative out of thousands: what is searched for narrows the choice, which never holds more than a hundred. */
export function ChooseInitiative(props: {
  initiatives: Listed;
  chosen: string | undefined;
  error: string | undefined;
  onChange: (id: string) => void;
}) {
  const { initiatives, chosen, error, onChange } = props;
  const { t } = useText();
  const [words, setWords] = useState('');
  const found = useMemo(() => {
    const wanted = words.toLowerCase().split(/\s+/).filter(Boolean);
    return initiatives.filter(({ id, name }) => {
      const said = `${plainText(name)}\n${id}`.toLowerCase();
      return wanted.every((word) => said.includes(word));
    });
  }, [initiatives, words]);
  // What is chosen stays to be seen, whatever is searched for next.
  const kept = initiatives.filter(
    ({ id }) => id === chosen && !found.slice(0, STEP).some((one) => one.id === id),
  );
  return (
    <>
      {initiatives.length > FEW ? (
        <TextField
          name="search"
          label={t('options.erase.search')}
          value={words}
          autoComplete="off"
          onChange={setWords}
        />
      ) : null}
      <ChooseField
        name="initiative"
        label={t('options.erase.initiative')}
        hint={
          initiatives.length === 0 ? (
            t('options.erase.none')
          ) : (
            <span role="status">
              {t(found.length > STEP ? 'options.erase.tooMany' : 'options.erase.found', {
                count: found.length,
                shown: STEP,
              })}
            </span>
          )
        }
        error={error}
        value={chosen}
        options={[...kept, ...found.slice(0, STEP)].map(({ id, name }) => ({
          value: id,
          label: plainText(name) || id,
        }))}
        onChange={onChange}
      />
    </>
  );
}
