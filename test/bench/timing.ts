/** How long each of many questions took, in milliseconds. */
export interface Timing {
  readonly median: number;
  readonly mean: number;
}

/** Puts each question twice, and times the second round: a desk is asked day and night, so it is warm. */
export async function timeWarm<Question>(
  questions: readonly Question[],
  put: (question: Question) => unknown,
): Promise<Timing> {
  for (const question of questions) await put(question);
  const times: number[] = [];
  for (const question of questions) {
    const started = performance.now();
    await put(question);
    times.push(performance.now() - started);
  }
  times.sort((a, b) => a - b);
  const sum = times.reduce((total, each) => total + each, 0);
  return {
    median: times[Math.floor(times.length / 2)] ?? 0,
    mean: sum / Math.max(1, times.length),
  };
}
