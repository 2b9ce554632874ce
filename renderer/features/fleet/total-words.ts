interface Counts {
  /** Of the PDUs whose power is in the total. */
  readonly counted: number;
  readonly simulated: number;
  /** Of all PDUs. */
  readonly all: number;
}

/** Behind the total power: `kW`, and what it leaves out or mixes: `kW, 8 of 9 PDUs, 1 simulated`. */
export function totalWords(unit: string, { counted, simulated, all }: Counts): string {
  const isMixed = simulated > 0 && simulated < counted;
  return [unit, counted === all ? '' : `${counted} of ${all} PDUs`, isMixed ? `${simulated} simulated` : '']
    .filter((part) => part !== '')
    .join(', ');
}
