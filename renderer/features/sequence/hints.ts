/** Ids of the sentences that describe the controls of every row. */
export const HINT_IDS = { handle: 'sequence-handle-hint', delay: 'sequence-delay-hint' } as const;
