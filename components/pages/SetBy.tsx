import styles from './notice.module.css';
import { SetByWords } from './SetByWords';

/** Who set this, where a person cannot change it. Beside the control that it explains. */
export function SetBy() {
  return (
    <p className={styles.setBy}>
      <SetByWords />
    </p>
  );
}
