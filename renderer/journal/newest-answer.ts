/** Answers may come in another order than they were asked for in: one that is older than what is known is no news. */
export class NewestAnswer {
  #asked = 0;
  #known = 0;

  /** Something is asked; what is returned says of its answer whether it is still news. */
  ask(): () => boolean {
    this.#asked += 1;
    const asked = this.#asked;
    return () => {
      if (asked < this.#known) return false;
      this.#known = asked;
      return true;
    };
  }
}
