import { Lazily } from '../ui/lazily.tsx';
import { linkedAt } from './linked.ts';

const load = async () => {
  const { LinkedSheet } = await import('../settings/linked-sheet.tsx');
  return () => <LinkedSheet onClose={forget} />;
};

const forget = () => {
  linkedAt.value = undefined;
};

/** Says that another device is the same person now, should it have been somebody else's. */
export function LinkedNotice() {
  return linkedAt.value !== undefined && <Lazily key={linkedAt.value} load={load} onFail={forget} />;
}
