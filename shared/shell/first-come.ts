/** Hands out texts, each once; as CloudShell does, it takes `ps1` and `PS1` for the same. */
export class FirstCome {
  readonly #taken: Set<string>;

  constructor(taken: readonly string[] = []) {
    this.#taken = new Set(taken.map((each) => each.toLowerCase()));
  }

  /** True for the first that asks for it. */
  take(text: string): boolean {
    const key = text.toLowerCase();
    if (this.#taken.has(key)) return false;
    this.#taken.add(key);
    return true;
  }

  /** The text itself where it is free, else as `takeNumbered` from 0 on. */
  takeOrNumbered(text: string): string {
    return this.take(text) ? text : this.takeNumbered(text, 0);
  }

  /** `text-0`, or with the first number from `first` on that is free. */
  takeNumbered(text: string, first: number): string {
    let number = first;
    while (!this.take(`${text}-${number}`)) number += 1;
    return `${text}-${number}`;
  }
}
