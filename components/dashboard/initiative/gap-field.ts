/** Names of the inputs in which the parts of a condition are written. */
const CONDITION_INPUTS: Record<string, string> = {
  text: 'condition',
  ownerId: 'conditionOwner',
  dueOn: 'conditionDue',
};

/**
 * The input of a decision's form at which something is still open; the first that is marked where none has that name.
 *
 * @param field as a problem of the draft names it, such as `sufficiency.ACC-1` or `conditions.0.dueOn`.
 */
export function gapInput(form: HTMLElement, field: string): HTMLElement | null {
  const [part = '', which = '', detail = ''] = field.split('.');
  const named = (name: string) => form.querySelectorAll<HTMLElement>(`[name="${name}"]`);
  const found =
    part === 'sufficiency'
      ? form.querySelector<HTMLElement>(`[data-requirement="${which}"] input`)
      : part === 'conditions'
        ? named(CONDITION_INPUTS[detail] ?? 'condition')[Number(which)]
        : named(part)[0];
  return found ?? form.querySelector<HTMLElement>('[aria-invalid="true"]');
}
