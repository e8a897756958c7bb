import type { FlagSet, FlagValues } from "../harness/cli/index.ts";
import { UsageError } from "../harness/text/index.ts";
import { LIVE_DEFAULTS, LIVE_FLAGS, checkLive } from "./live/live-flags.ts";
import type { Study } from "./scenario.ts";

const FLAGS = {
  ...LIVE_FLAGS,
  networks: {
    value: "number",
    describe: "how many architectures are trained, spread over the table's ranking",
  },
} as const satisfies FlagSet;

/** Whether what the table promises is what training shows. */
export const tableCheck: Study<FlagValues<typeof FLAGS>> = {
  kind: "study",
  name: "table-check",
  question: "Do networks that are trained for real rank as the table ranks them after 12 epochs?",
  flags: FLAGS,
  defaults: { ...LIVE_DEFAULTS, networks: 8 },
  check(request) {
    checkLive(request);
    if (!(Number.isInteger(request.networks) && request.networks >= 2 && request.networks <= 15_625)) {
      throw new UsageError(`--networks: got ${request.networks}, expected a whole number from 2 to 15625`);
    }
  },
  run: async (request, context) => (await import("./studies/table-check.ts")).runTableCheck(request, context),
  retell: async (request, records, context) =>
    (await import("./studies/table-check.ts")).retellTableCheck(request, records, context),
};
