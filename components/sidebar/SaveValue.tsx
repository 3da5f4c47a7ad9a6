import type { ReactNode } from 'react';
import { useText } from '@/components/ui/text';
import type { MetricView } from '@/lib/domain/overview-types';
import { notSavedSentence } from './error-sentence';
import { UnusualValue } from './UnusualValue';
import { type FormProblem, type FormStatus, unusualQuestion } from './value-form';

type Props = {
  metric: Pick<MetricView, 'unit'>;
  status: FormStatus;
  /** Those that no field says by itself. */
  problems: readonly FormProblem[];
  onConfirm: () => void;
  onChange: () => void;
  /** The buttons, while there is no question to answer. */
  children: ReactNode;
};

/** The foot of a form that saves a value: what went wrong, the question an unusual value raises, or its buttons. */
export function SaveValue({ metric, status, problems, onConfirm, onChange, children }: Props) {
  const translator = useText();
  return (
    <>
      <div role="alert">
        {problems.map(({ id, values }) => (
          <p className="problem" key={id}>
            {translator.t(id, values)}
          </p>
        ))}
        {status.name === 'failed' && <p className="problem">{notSavedSentence(status.code, translator)}</p>}
      </div>
      {status.name === 'unusual' ? (
        <UnusualValue
          question={unusualQuestion(status, metric, translator)}
          onConfirm={onConfirm}
          onChange={onChange}
        />
      ) : (
        children
      )}
    </>
  );
}
