import { EDGES, OPERATIONS, formatArchitecture } from "./space.ts";

/** All cell strings of NAS-Bench-201, in the order of their operations, the first edge slowest: for who has no table. */
export function everyArchitecture(): string[] {
  const count = OPERATIONS.length ** EDGES.length;
  return Array.from({ length: count }, (_, index) =>
    formatArchitecture(
      EDGES.map((_, edge) => {
        const place = OPERATIONS.length ** (EDGES.length - 1 - edge);
        return OPERATIONS[Math.floor(index / place) % OPERATIONS.length];
      }),
    ),
  );
}
