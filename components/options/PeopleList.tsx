import { useMemo, useState } from 'react';
import { useText } from '@/components/ui/text';
import { latestOf } from '@/lib/domain/calendar';
import type { InitiativeBrief } from '@/lib/domain/overview-types';
import type { Person } from '@/lib/domain/people';
import { keptAbout } from '../pages/kept-draft';
import { ListFilter } from '../pages/ListFilter';
import { ShowMore, STEP } from '../pages/ShowMore';
import styles from './options.module.css';
import { PersonItem } from './PersonItem';
import type { SavedPerson } from './person-draft';
import { fitsPeopleQuery, type PeopleQuery, roleWords } from './person-words';

const STATES = ['all', 'active', 'gone'] as const;
/** So many need no search. */
const FEW = 15;

/** Everybody, a hundred at a time. Who was just saved, and whoever is being changed, stands first. */
export function PeopleList(props: {
  people: readonly Person[];
  me: Person | undefined;
  isAdmin: boolean;
  initiatives: readonly InitiativeBrief[];
  saved: SavedPerson | undefined;
  now: string;
  onSaved: (id: string) => void;
}) {
  const { people, me, isAdmin, initiatives, saved, now, onSaved } = props;
  const text = useText();
  const { t } = text;
  const [query, setQuery] = useState<PeopleQuery>({ words: '', state: 'all' });
  const [most, setMost] = useState(STEP);
  const [begun] = useState(() => new Set(keptAbout('person-draft')));
  const found = useMemo(() => {
    const { compare } = new Intl.Collator();
    const isFirst = ({ id }: Person) => Number(id === saved?.id) * 2 + Number(begun.has(id));
    return people
      .filter(
        (one) => one.id === saved?.id || fitsPeopleQuery(one, roleWords(one, now, initiatives, text), query),
      )
      .sort(
        (a, b) =>
          isFirst(b) - isFirst(a) ||
          Number(b.active) - Number(a.active) ||
          compare(a.displayName, b.displayName),
      );
  }, [people, saved, begun, query, now, initiatives, text]);
  return (
    <>
      {people.length > FEW ? (
        <ListFilter
          words={query.words}
          hint={t('options.people.search.hint')}
          by={{
            label: t('options.people.state'),
            value: query.state,
            options: STATES.map((value) => ({
              value,
              label: t(value === 'all' ? 'options.people.state.all' : `options.people.${value}`),
            })),
          }}
          found={t('options.people.found', { count: found.length })}
          onChange={(change) => {
            setQuery({ ...query, ...('by' in change ? { state: change.by } : change) });
            setMost(STEP);
          }}
        />
      ) : null}
      {found.length > 0 ? (
        <ul className={styles.rows} aria-label={t('options.people.title')}>
          {found.slice(0, most).map((person) => (
            <PersonItem
              key={person.id}
              person={person}
              people={people}
              isMe={person.id === me?.id}
              isAdmin={isAdmin}
              initiatives={initiatives}
              {...(person.id === saved?.id && { saved })}
              // The clock of the page may be a minute behind what was just saved.
              now={latestOf(now, person.at)}
              onSaved={onSaved}
            />
          ))}
        </ul>
      ) : null}
      <ShowMore total={found.length} shown={most} onMore={setMost} />
    </>
  );
}
