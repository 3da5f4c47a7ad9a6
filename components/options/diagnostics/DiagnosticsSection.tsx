import { useText } from '@/components/ui/text';
import { UserText } from '@/components/ui/UserText';
import { CopyButton } from '../../pages/CopyButton';
import { Loading } from '../../pages/Loading';
import { useLive } from '../../pages/use-live';
import styles from '../options.module.css';
import { SectionHeading } from '../SectionHeading';
import { DriftNotice } from './DriftNotice';
import { diagnosticRows, diagnosticText } from './diagnostic-rows';
import { readDiagnostics } from './read-diagnostics';

/** What helps to find a fault, to be read and copied as text. */
export function DiagnosticsSection() {
  const text = useText();
  const found = useLive(readDiagnostics, []);
  if (!found) return <Loading />;
  const rows = diagnosticRows(found.value, text);
  return (
    <>
      <SectionHeading view="diagnostics" />
      <DriftNotice />
      <div>
        <CopyButton text={diagnosticText(rows)} variant="primary" />
      </div>
      <dl className={styles.terms}>
        {rows.map(({ term, lines }) => (
          <div key={term}>
            <dt>{term}</dt>
            <dd>
              <ul>
                {lines.map((line) => (
                  <li key={line}>
                    <UserText text={line} />
                  </li>
                ))}
              </ul>
            </dd>
          </div>
        ))}
      </dl>
    </>
  );
}
