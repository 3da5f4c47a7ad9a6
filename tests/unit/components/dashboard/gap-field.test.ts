import { JSDOM } from 'jsdom';
import { describe, expect, it } from 'vitest';
import { gapInput } from '@/components/dashboard/initiative/gap-field';

const { document } = new JSDOM(`<form>
  <fieldset data-requirement="ACC-1"><input id="rated"></fieldset>
  <fieldset data-requirement="ACC-2" aria-invalid="true" tabindex="-1"><input id="unrated"></fieldset>
  <textarea name="condition"></textarea><input name="conditionDue">
  <textarea name="condition" id="second"></textarea><input name="conditionDue" id="second-day">
  <select name="outcome" id="outcome"></select>
</form>`).window;
const form = document.querySelector('form') as HTMLFormElement;

describe('where something open of a decision is supplied', () => {
  it.each([
    ['sufficiency.ACC-2', 'unrated'],
    ['conditions.1.text', 'second'],
    ['conditions.1.dueOn', 'second-day'],
    ['outcome', 'outcome'],
  ])('%s leads to its own input', (field, id) => {
    expect(gapInput(form, field)?.id).toBe(id);
  });

  it('leads to the first marked part where no input has that name', () => {
    expect(gapInput(form, 'dimension')?.dataset.requirement).toBe('ACC-2');
  });
});
