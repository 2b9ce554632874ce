/** `C1, C2, C3, C5` -> `C1 to C3, C5`: runs of three or more labels that count up. */
export function rangesText(labels: readonly string[]): string {
  const runs: string[][] = [];
  for (const label of labels) {
    const run = runs.at(-1);
    if (run !== undefined && follows(run.at(-1) ?? '', label)) run.push(label);
    else runs.push([label]);
  }
  return runs.map((run) => (run.length > 2 ? `${run[0]} to ${run.at(-1)}` : run.join(', '))).join(', ');
}

function follows(before: string, after: string): boolean {
  const [, beforeHead, beforeNumber] = /^(.*?)(\d+)$/u.exec(before) ?? [];
  const [, afterHead, afterNumber] = /^(.*?)(\d+)$/u.exec(after) ?? [];
  return (
    beforeHead !== undefined && beforeHead === afterHead && Number(afterNumber) === Number(beforeNumber) + 1
  );
}
