import { useEffect, useState } from 'react';
import { useText } from '@/components/ui/text';
import { knownCloud } from '@/lib/domain/mapping/known-clouds';
import type { Tool } from '@/lib/domain/primitives';
import { AccessAnswer } from './AccessAnswer';
import { Button, type ButtonVariant } from './Button';
import { Notice } from './Notice';
import { Problem } from './Problem';
import { Sentence } from './Sentence';
import { type AccessOutcome, listGrantedOrigins, originFor, requestAccess } from './site-access';
import { useCommand } from './use-command';
import { useLocked } from './use-policy';

/**
 * Asks the browser for access to one host and says what came of it. An own server is named with its tool on
 * the way.
 */
export function AllowHost(props: {
  host: string;
  tool: Tool;
  scheme?: 'https' | 'http';
  variant?: ButtonVariant;
}) {
  const { host, tool, scheme = 'https', variant = 'primary' } = props;
  const { t } = useText();
  const add = useCommand('addSite');
  const isLocked = useLocked('sites');
  const [outcome, setOutcome] = useState<AccessOutcome>();

  // What is allowed already is not asked for again.
  useEffect(() => {
    listGrantedOrigins().then((origins) => {
      if (origins.includes(originFor(host, scheme))) setOutcome('granted');
    });
  }, [host, scheme]);

  const ask = () => {
    // Where the organisation keeps the list, what is in it has its tool already.
    const named = knownCloud(host) || isLocked ? undefined : add.run({ host, tool });
    requestAccess(originFor(host, scheme), named).then(setOutcome);
  };
  return (
    <>
      {outcome === 'granted' ? null : (
        <div>
          <Button variant={variant} onClick={ask}>
            <span>
              <Sentence id="page.access.allow" values={{ host }} />
            </span>
          </Button>
        </div>
      )}
      {outcome === 'granted' ? (
        <Notice tone="good" live="status">
          <p>{t('page.access.granted')}</p>
        </Notice>
      ) : (
        <AccessAnswer outcome={outcome} host={host} />
      )}
      <Problem problem={add.problem} />
    </>
  );
}
