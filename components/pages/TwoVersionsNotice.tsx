import { isolated } from '@/components/ui/plain-text';
import { useText } from '@/components/ui/text';
import { UserText } from '@/components/ui/UserText';
import { versionAdvice, versionField, versionWords } from '@/components/ui/version-words';
import { ruleState } from '@/lib/domain/mapping/put-away';
import type { Rule } from '@/lib/domain/mapping/rule';
import type { Person } from '@/lib/domain/people';
import type { TwoVersions } from '@/lib/domain/two-versions';
import { formatInstant } from '@/lib/i18n/formats';
import type { Translator } from '@/lib/i18n/translator';
import { Button } from './Button';
import { Notice } from './Notice';
import { Problem } from './Problem';
import { ruleSentence } from './rule-sentence';
import styles from './two-versions.module.css';
import { useCommand } from './use-command';

/** Two versions of one field of one record: both in words, and one click for either. */
export function TwoVersionsNotice({ versions }: { versions: TwoVersions }) {
  const text = useText();
  const { t, locale } = text;
  const settle = useCommand('settleVersion');
  const { n, cls, name, field, current, other, by, at, takeable } = versions;
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  const words = (value: unknown) => {
    if (field === 'roles') return roleWords(value as Person['roles'], text);
    if (cls !== 'rule') return versionWords(field, value, text);
    const rule = value as Rule;
    return `${t(`options.rules.status.${ruleState(rule)}`)} · ${rule.name}: ${ruleSentence(rule, text)}`;
  };
  return (
    <Notice tone="caution" heading={t('versions.title', { field: versionField(field, text) })}>
      <p>
        <UserText text={name} />. {t('versions.why')}
      </p>
      <dl className={styles.versions}>
        <div>
          <dt>{t('versions.current')}</dt>
          <dd>
            <UserText text={words(current)} />
          </dd>
        </div>
        <div>
          <dt>{t('versions.other', { by: isolated(by), at: formatInstant(at, locale, zone) })}</dt>
          <dd>
            <UserText text={words(other)} />
          </dd>
        </div>
      </dl>
      {takeable ? null : <p>{versionAdvice(field, text)}</p>}
      <div className={styles.actions}>
        <Button busy={settle.busy} onClick={() => void settle.run({ n, choice: 'keep' })}>
          {t('versions.keep')}
        </Button>
        {takeable ? (
          <Button busy={settle.busy} onClick={() => void settle.run({ n, choice: 'take' })}>
            {t('versions.take')}
          </Button>
        ) : null}
      </div>
      <Problem problem={settle.problem} />
    </Notice>
  );
}

/** The roles that somebody has not lost, each once. */
function roleWords(roles: Person['roles'], { t, locale }: Translator): string {
  const held = new Set(roles.flatMap(({ role, to }) => (to === undefined ? [role] : [])));
  const words = [...held].map((role) => t(`options.people.role.${role}`));
  return words.length > 0 ? new Intl.ListFormat(locale).format(words) : t('versions.empty');
}
