import { buttonClass } from '../../pages/Button';
import styles from './data.module.css';

/** Asks for a file by the browser's own dialog; the button has our words, in our language. */
export function FilePick(props: {
  label: string;
  /** File name endings, as the dialog offers them. */
  accept: string;
  variant?: 'primary' | 'secondary';
  onPick: (file: File) => void;
}) {
  const { label, accept, variant = 'secondary', onPick } = props;
  return (
    <label className={`${buttonClass(variant)} ${styles.pick}`}>
      <input
        type="file"
        className="visually-hidden"
        accept={accept}
        onChange={(event) => {
          const [file] = event.target.files ?? [];
          // The same file, corrected, can be chosen again.
          event.target.value = '';
          if (file) onPick(file);
        }}
      />
      {label}
    </label>
  );
}
