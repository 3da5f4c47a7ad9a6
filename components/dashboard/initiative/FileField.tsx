import { useState } from 'react';
import { useText } from '@/components/ui/text';
import { Field } from '../../pages/Field';
import field from '../../pages/field.module.css';
import { type Fingerprint, fingerprint } from './fingerprint';
import styles from './initiative.module.css';

/** A file whose fingerprint is kept; the file stays where it is. */
export function FileField(props: { error: string | undefined; onChange: (file: Fingerprint) => void }) {
  const { t } = useText();
  const [found, setFound] = useState<Fingerprint>();
  return (
    <Field
      label={t('initiative.evidence.file')}
      hint={t('initiative.evidence.file.hint')}
      error={props.error}
    >
      {(ids) => (
        <>
          <input
            {...ids}
            className={field.input}
            type="file"
            onChange={(event) => {
              const [file] = event.target.files ?? [];
              if (!file) return;
              void fingerprint(file).then((made) => {
                setFound(made);
                props.onChange(made);
              });
            }}
          />
          {found ? (
            <p className={styles.hash} role="status">
              {found.sha256}
            </p>
          ) : null}
        </>
      )}
    </Field>
  );
}
