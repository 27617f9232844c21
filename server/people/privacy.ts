/** What others may notice. Each holds both ways: who hides it does not see it of others either. */
export interface Privacy {
  readReceipts: boolean;
  typing: boolean;
  presence: boolean;
}

export const openPrivacy: Privacy = { readReceipts: true, typing: true, presence: true };
