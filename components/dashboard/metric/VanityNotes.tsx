import { useText } from '@/components/ui/text';
import type { VanityFinding } from '@/lib/domain/vanity';
import { REWRITE_DEFINITIONS, type Rewrite, type RewriteDefinition } from '@/lib/domain/vanity-rewrites';
import { Button } from '../../pages/Button';
import { Notice } from '../../pages/Notice';
import { Sentence } from '../../pages/Sentence';
import styles from './metric.module.css';
import { rewriteName } from './rewrite-name';

const TONES = { refuse: 'stop', warn: 'caution', mark: 'caution', notice: 'neutral' } as const;

/**
 * What a definition can be reproached with, where it is typed: the reason, and what could be measured instead, in the
 * initiative's own words. One press takes a suggestion over.
 */
export function VanityNotes(props: {
  findings: readonly VanityFinding[];
  fields: readonly VanityFinding['field'][];
  onTake?: (name: string, definition: RewriteDefinition) => void;
}) {
  const { findings, fields, onTake } = props;
  const text = useText();
  const { t } = text;
  const shown = findings.filter(({ field }) => fields.includes(field));
  return (
    <div className={styles.notes} aria-live="polite">
      {shown.map((finding) => (
        <Notice key={finding.code} tone={TONES[finding.level]} heading={t(`vanity.level.${finding.level}`)}>
          <p>
            <Sentence id={`vanity.${finding.code}`} values={finding.values ?? {}} />
          </p>
          {finding.rewrites.length > 0 ? (
            <ul className={styles.rewrites} aria-label={t('vanity.instead')}>
              {finding.rewrites.map((rewrite) => (
                <li key={rewrite.kind}>
                  <RewriteOffer rewrite={rewrite} name={rewriteName(rewrite, text)} onTake={onTake} />
                </li>
              ))}
            </ul>
          ) : null}
        </Notice>
      ))}
    </div>
  );
}

function RewriteOffer(props: {
  rewrite: Rewrite;
  name: string;
  onTake: ((name: string, definition: RewriteDefinition) => void) | undefined;
}) {
  const { rewrite, name, onTake } = props;
  if (!onTake || rewrite.kind.startsWith('guard_')) return <bdi>{name}</bdi>;
  return (
    <Button onClick={() => onTake(name, REWRITE_DEFINITIONS[rewrite.kind])}>
      <bdi>{name}</bdi>
    </Button>
  );
}
