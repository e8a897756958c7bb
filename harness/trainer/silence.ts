/** Watches that something is heard in time, again and again. */
export class Silence {
  #timer: NodeJS.Timeout | null = null;
  #again: () => void = () => {};

  /** From now on, until it is ended: more than so long without {@link heard} is too long. */
  watch(mostMs: number, onTooLong: () => void): void {
    this.end();
    this.#again = () => {
      if (this.#timer !== null) clearTimeout(this.#timer);
      this.#timer = setTimeout(onTooLong, mostMs);
    };
    this.#again();
  }

  heard(): void {
    this.#again();
  }

  end(): void {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
    this.#again = () => {};
  }
}
