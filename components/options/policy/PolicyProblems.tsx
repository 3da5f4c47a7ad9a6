import { useText } from '@/components/ui/text';
import type { PolicyProblem } from '@/lib/domain/policy/read-policy';
import { Notice } from '../../pages/Notice';
import { Sentence } from '../../pages/Sentence';

/** Entries of the policy that cannot be used, by the name they have there. Everything else applies. */
export function PolicyProblems({ problems }: { problems: readonly PolicyProblem[] }) {
  const { t } = useText();
  if (problems.length === 0) return null;
  return (
    <Notice tone="caution" heading={t('options.policy.problems', { count: problems.length })}>
      <ul>
        {problems.map(({ code, field, seen = '', resembles = '' }) => (
          <li key={field}>
            <Sentence id={`options.policy.problem.${code}`} values={{ field, seen, resembles }} />
          </li>
        ))}
      </ul>
    </Notice>
  );
}
