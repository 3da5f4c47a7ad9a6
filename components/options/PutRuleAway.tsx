import { useState } from 'react';
import { isolated } from '@/components/ui/plain-text';
import { useText } from '@/components/ui/text';
import { UserText } from '@/components/ui/UserText';
import { isActive } from '@/lib/domain/mapping/evaluate-rule';
import type { Rule } from '@/lib/domain/mapping/rule';
import type { InitiativeBrief } from '@/lib/domain/overview-types';
import { Button } from '../pages/Button';
import { ConfirmDialog } from '../pages/ConfirmDialog';
import { ruleSentence } from '../pages/rule-sentence';
import { Sentence } from '../pages/Sentence';
import { useCommand } from '../pages/use-command';

/** Puts a rule away, after saying which pages it will no longer say anything about. */
export function PutRuleAway(props: {
  rule: Rule;
  initiatives: readonly Pick<InitiativeBrief, 'id' | 'name'>[];
  onDone?: () => void;
}) {
  const { rule, initiatives, onDone } = props;
  const text = useText();
  const { t } = text;
  const [isAsked, setAsked] = useState(false);
  const away = useCommand('putRuleAway');
  const close = () => {
    away.forget();
    setAsked(false);
  };
  const target = initiatives.find(({ id }) => id === rule.initiativeId)?.name;
  const initiative = target ?? t('options.rules.gone');
  const name = isolated(rule.name);
  return (
    <>
      <Button
        variant="quiet"
        aria-label={t('options.rules.putAway.of', { name })}
        onClick={() => setAsked(true)}
      >
        {t('options.rules.putAway')}
      </Button>
      <ConfirmDialog
        open={isAsked}
        title={t('options.rules.putAway.title', { name })}
        confirm={t('options.rules.putAway.confirm')}
        busy={away.busy}
        problem={away.problem}
        onConfirm={async () => {
          if (!(await away.run({ ruleId: rule.id, version: rule.version }))) return;
          close();
          onDone?.();
        }}
        onClose={close}
      >
        <p>
          {!isActive(rule) ? (
            t('options.rules.putAway.idle')
          ) : rule.initiativeId === undefined ? (
            t('options.rules.putAway.excludeAll')
          ) : (
            <Sentence
              id={
                rule.effect === 'include' ? 'options.rules.putAway.include' : 'options.rules.putAway.exclude'
              }
              values={{ initiative }}
            />
          )}
        </p>
        <p>
          <UserText text={ruleSentence(rule, text)} />
        </p>
        <p>{t('options.rules.putAway.after')}</p>
      </ConfirmDialog>
    </>
  );
}
