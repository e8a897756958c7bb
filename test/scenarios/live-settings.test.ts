import { describe, expect, it } from "vitest";
import { LIVE_DEFAULTS, checkLive } from "../../scenarios/live/live-flags.ts";

describe("settings of real training are checked before any work", () => {
  it.each([
    [{ silentSeconds: 3_000_000 }, "--silent-seconds: got 3000000, expected more than 0 and at most 2147483"],
    [{ helloSeconds: 2_147_484 }, "--hello-seconds: got 2147484, expected more than 0 and at most 2147483"],
    [{ silentSeconds: Infinity }, "--silent-seconds: got Infinity"],
    [{ learningRate: Infinity }, "--learning-rate: got Infinity, expected more than 0"],
    [{ trainer: "" }, '--trainer: got "", expected own or a command'],
    [{ trainer: "  " }, '--trainer: got "  ", expected own or a command'],
  ])("%j", (changes, message) => {
    expect(() => checkLive({ ...LIVE_DEFAULTS, ...changes })).toThrow(message);
  });

  it("takes what a timer can wait", () => {
    const longest = { helloSeconds: 2_147_483, silentSeconds: 2_147_483 };
    expect(() => checkLive({ ...LIVE_DEFAULTS, ...longest })).not.toThrow();
  });
});
