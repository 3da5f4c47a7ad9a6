import { useState } from 'react';
import { useText } from '@/components/ui/text';
import { STATED_CRITERIA } from '@/lib/domain/criterion-rules-p2';
import type { InitiativeDossier } from '@/lib/domain/dossier-types';
import { REQUIREMENTS } from '@/lib/domain/governance';
import { ChoiceGroup } from '../../pages/ChoiceGroup';
import form from '../../pages/form.module.css';
import { SelectField } from '../../pages/SelectField';
import { TextField } from '../../pages/TextField';
import { CommandForm } from './CommandForm';
import { DayField } from './DayField';
import { FileField } from './FileField';
import type { Fingerprint } from './fingerprint';
import styles from './initiative.module.css';

const KINDS = ['attestation', 'note', 'link', 'file_hash'] as const;
const STATED: readonly string[] = STATED_CRITERIA;

/** A statement, a note, a link or a file's fingerprint, for what it supports. */
export function EvidenceForm({ dossier, onDone }: { dossier: InitiativeDossier; onDone: () => void }) {
  const { t } = useText();
  const [chosenKind, setKind] = useState<(typeof KINDS)[number]>('note');
  const [supports, setSupports] = useState<string>('ACC-1');
  // For a criterion nothing but a statement counts.
  const isStated = STATED.includes(supports);
  const kind = isStated ? 'attestation' : chosenKind;
  const [title, setTitle] = useState('');
  const [text, setText] = useState('');
  const [url, setUrl] = useState('');
  const [file, setFile] = useState<Fingerprint>();
  const [factOn, setFactOn] = useState(dossier.today);
  const [outside, setOutside] = useState(false);
  const dimensions = dossier.dimensions.map(({ view }) => view.dimension);
  const asked = REQUIREMENTS.filter(({ dimension }) => dimensions.includes(dimension));
  const options = [
    ...asked.map(({ id }) => ({ value: id as string, label: t(`requirement.${id}`) })),
    ...STATED.map((id) => ({ value: id, label: t(`criterion.${id}`) })),
  ];
  const stated = kind === 'attestation' || kind === 'note';
  return (
    <CommandForm
      command="fileEvidence"
      submit={t('initiative.evidence.submit')}
      fields={['title', 'text', 'link', 'fileHash', 'factAt', 'factOn']}
      onDone={onDone}
      onCancel={onDone}
      input={() => ({
        initiativeId: dossier.initiative.id,
        supports: [supports],
        kind,
        title: title || (kind === 'file_hash' ? (file?.name ?? '') : title),
        factOn,
        ...(stated && { text }),
        ...(kind === 'link' && { link: { url: url.trim(), title } }),
        ...(kind === 'file_hash' && file && { fileHash: file }),
        ...(kind === 'attestation' && outside && { outsideTeam: true }),
      })}
    >
      {(problem) => (
        <>
          <SelectField
            name="supports"
            label={t('initiative.evidence.supports')}
            value={supports}
            options={options}
            onChange={setSupports}
          />
          <ChoiceGroup
            legend={t('initiative.evidence.kind')}
            value={kind}
            hint={isStated ? t('initiative.evidence.kind.stated') : undefined}
            options={(isStated ? (['attestation'] as const) : KINDS).map((value) => ({
              value,
              label: t(`evidenceKind.${value}`),
            }))}
            onChange={setKind}
          />
          <TextField
            name="title"
            label={t('initiative.evidence.title')}
            error={problem('title')}
            value={title}
            maxLength={200}
            onChange={setTitle}
          />
          {stated ? (
            <TextField
              name="text"
              label={t('initiative.evidence.text')}
              error={problem('text')}
              value={text}
              maxLength={2000}
              rows={3}
              onChange={setText}
            />
          ) : null}
          {kind === 'link' ? (
            <TextField
              name="url"
              label={t('initiative.evidence.url')}
              error={problem('link')}
              value={url}
              maxLength={2048}
              onChange={setUrl}
            />
          ) : null}
          {kind === 'file_hash' ? <FileField error={problem('fileHash')} onChange={setFile} /> : null}
          {kind === 'attestation' ? (
            <label className={styles.check}>
              <input
                type="checkbox"
                checked={outside}
                onChange={(event) => setOutside(event.target.checked)}
              />
              <span>{t('initiative.evidence.outside')}</span>
            </label>
          ) : null}
          <div className={form.pair}>
            <DayField
              label={t('initiative.evidence.factOn')}
              error={problem('factAt') ?? problem('factOn')}
              value={factOn}
              max={dossier.today}
              onChange={setFactOn}
            />
          </div>
        </>
      )}
    </CommandForm>
  );
}
