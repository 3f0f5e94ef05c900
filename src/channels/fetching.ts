/** Whose turn it is to fetch what comes, where several processes could: platforms let one alone. */
export interface Fetching {
  /** Fulfils once it is this process's turn, at once where it is already; false: the signal came first. */
  mine(signal: AbortSignal): Promise<boolean>;
  /** Lets the others have it. Never rejects. */
  leave(): Promise<void>;
}

/** For one process that has the platform for itself. */
export const fetchingAlone: Fetching = {
  mine: (signal) => Promise.resolve(!signal.aborted),
  leave: () => Promise.resolve(),
};
