import { useState } from 'react';
import { useText } from '@/components/ui/text';
import type { WorkItem } from '@/lib/domain/work-item';
import { FieldChoice, seenFields } from '../evidence/FieldChoice';
import { FormField } from '../FormField';
import type { ConcernDraft } from './concern-draft';

/** The first step: what it is about, what was seen, with or without a name, and with which fields of the page. */
export function ConcernWords(props: {
  draft: ConcernDraft;
  fields: WorkItem['fields'];
  topics: readonly ConcernDraft['dimension'][];
  onChange: (part: Partial<ConcernDraft>) => void;
  onNext: () => void;
}) {
  const { draft, fields, topics, onChange, onNext } = props;
  const { t } = useText();
  const [asked, setAsked] = useState(false);
  const missing = asked && draft.text.trim() === '';
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        setAsked(true);
        if (draft.text.trim()) onNext();
        else event.currentTarget.querySelector('textarea')?.focus();
      }}
    >
      <FormField label={t('sidebar.concern.topic')} problem={undefined}>
        {(control) => (
          <select
            {...control}
            value={draft.dimension}
            onChange={(event) => {
              const dimension = topics.find((one) => one === event.target.value);
              if (dimension) onChange({ dimension });
            }}
          >
            {topics.map((topic) => (
              <option key={topic} value={topic}>
                {t(`concernTopic.${topic}`)}
              </option>
            ))}
          </select>
        )}
      </FormField>
      <FormField
        label={t('sidebar.concern.text')}
        problem={missing ? { id: 'problem.concern_text_required' } : undefined}
      >
        {(control) => (
          <textarea
            {...control}
            rows={3}
            maxLength={2000}
            value={draft.text}
            onChange={(event) => onChange({ text: event.target.value })}
          />
        )}
      </FormField>
      <label className="choice">
        <input
          type="checkbox"
          checked={draft.anonymous}
          onChange={(event) => onChange({ anonymous: event.target.checked })}
        />
        <span>{t('sidebar.concern.anonymous')}</span>
      </label>
      {seenFields(fields).length > 0 && (
        <FieldChoice
          legend={t('sidebar.concern.fields')}
          fields={fields}
          keep={draft.keep}
          onChange={(keep) => onChange({ keep })}
        />
      )}
      <button type="submit" className="button">
        {t('sidebar.concern.next')}
      </button>
    </form>
  );
}
