// Figures as they are printed: what was measured, its median and 95th percentile, and their ratio to what is wanted.

export function percentile(values: number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.ceil(share * sorted.length) - 1)] ?? Number.NaN;
}

/** One line: the median, the 95th percentile, and how much of what is allowed the latter takes. */
export function printTimes(what: string, milliseconds: number[], allowed: number): void {
  const [median, p95] = [percentile(milliseconds, 0.5), percentile(milliseconds, 0.95)];
  const ratio = (p95 / allowed).toFixed(2);
  console.log(
    `${what}: median ${median.toFixed(0)} ms, p95 ${p95.toFixed(0)} ms of ${allowed} ms (ratio ${ratio}), ${milliseconds.length} times`,
  );
}

export function printFrames(what: string, intervals: number[], frame: number): void {
  const seconds = intervals.reduce((sum, one) => sum + one, 0) / 1_000;
  const due = Math.round((seconds * 1_000) / frame);
  const missed = Math.max(0, due - intervals.length) / due;
  const rate = intervals.length / seconds;
  console.log(
    `${what}: ${rate.toFixed(1)} frames a second of 50 wanted (ratio ${(rate / 50).toFixed(2)}), ${(missed * 100).toFixed(1)} % missed of 5 % allowed, median ${percentile(intervals, 0.5).toFixed(1)} ms, p95 ${percentile(intervals, 0.95).toFixed(1)} ms`,
  );
}
