import { useEffect, useState } from 'react';
import { drifted, type FieldRecord } from '@/lib/domain/drift';
import { readFieldRecords, watchFieldRecords } from '@/lib/settings/field-records';

/** The fields that can no longer be read, and again when that changes. */
export function useDrift(): readonly FieldRecord[] {
  const [found, setFound] = useState<readonly FieldRecord[]>([]);
  useEffect(() => {
    const again = () => void readFieldRecords().then((records) => setFound(drifted(records)));
    again();
    return watchFieldRecords(again);
  }, []);
  return found;
}
