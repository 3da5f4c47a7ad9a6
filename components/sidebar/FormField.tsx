import { type ReactNode, useId } from 'react';
import { useText } from '@/components/ui/text';
import type { FormProblem } from './value-form';

/** What ties a native control to its label and its problem. */
export type ControlProps = { id: string; 'aria-invalid'?: true; 'aria-describedby'?: string };

/** A label, the control it names, and what is wrong with it, tied together for screen readers. */
export function FormField({
  label,
  problem,
  children,
}: {
  label: string;
  problem: FormProblem | undefined;
  children: (control: ControlProps) => ReactNode;
}) {
  const { t } = useText();
  const id = useId();
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      {children(problem ? { id, 'aria-invalid': true, 'aria-describedby': `${id}p` } : { id })}
      {problem && (
        <p className="problem" id={`${id}p`}>
          {t(problem.id, { ...problem.values, field: label })}
        </p>
      )}
    </div>
  );
}
