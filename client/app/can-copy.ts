/** Pages that do not come by https have no clipboard. */
export const canCopy = () => navigator.clipboard !== undefined;
