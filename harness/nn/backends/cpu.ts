import type { Backend } from "../backend.ts";

/** Plain JavaScript: always there, and slow. The reference that the others are checked against. */
export const cpu: Backend = {
  name: "cpu",
  packages: null,
  async open(tensors) {
    await tensors.setBackend("cpu");
    return () => {};
  },
};
